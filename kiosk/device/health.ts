import type { Heartbeat } from '../../server/contract/kiosk.ts'
import type { KioskDatabase } from '../outbox/database.ts'
import { readDevice } from './device.ts'
import { readOutboxState, type OutboxState } from '../outbox/rating-outbox.ts'

declare const __APP_VERSION__: string

export const APP_VERSION = __APP_VERSION__

/** How the tablet is: told to the server each minute, and to staff on the set-up screen. */
export interface Health extends OutboxState {
  readonly configVersion: number
  readonly storagePersisted: boolean
  readonly freeBytes: number | null
  readonly batteryLevel: number | null
  readonly clockOffsetMs: number | null
  readonly lastSentAt: string | null
}

interface BatteryNavigator {
  getBattery?(): Promise<{ readonly level: number }>
}

export async function readHealth(database: KioskDatabase): Promise<Health> {
  const [outbox, config, clockOffsetMs, lastSentAt, persisted, estimate, battery] = await Promise.all([
    readOutboxState(database),
    readDevice(database, 'config'),
    readDevice(database, 'clockOffsetMs'),
    readDevice(database, 'lastSentAt'),
    navigator.storage?.persisted(),
    navigator.storage?.estimate(),
    (navigator as BatteryNavigator).getBattery?.().catch(() => undefined),
  ])
  const { quota, usage } = estimate ?? {}
  return {
    ...outbox,
    configVersion: config?.version ?? 0,
    storagePersisted: persisted ?? false,
    freeBytes: quota === undefined ? null : Math.max(0, quota - (usage ?? 0)),
    batteryLevel: battery?.level ?? null,
    clockOffsetMs: clockOffsetMs ?? null,
    lastSentAt: lastSentAt ?? null,
  }
}

export function toHeartbeat(health: Health, session: string, lastTouchAt: string | null): Heartbeat {
  return {
    unsent: health.unsent,
    oldestUnsentAt: health.oldestUnsentAt,
    nextSeq: health.nextSeq,
    configVersion: health.configVersion,
    appVersion: APP_VERSION,
    session,
    storagePersisted: health.storagePersisted,
    ...(health.freeBytes !== null && { freeBytes: health.freeBytes }),
    batteryLevel: health.batteryLevel,
    deviceTime: new Date().toISOString(),
    ...(health.clockOffsetMs !== null && { clockOffsetMs: health.clockOffsetMs }),
    lastTouchAt,
  }
}
