import { type Heartbeat, SILENT_AFTER_MS } from '../contract/kiosk.ts'
import { KIOSK_ALERT_KINDS, type KioskAlertKind } from '../contract/kiosk-alert.ts'
import { workedMs, type WorkingCalendar } from './deadlines/working-calendar.ts'

/** So little room may not hold a day without the network. */
const LEAST_FREE_BYTES = 20 * 2 ** 20

/** A paired kiosk as it stands; instants are epoch milliseconds. */
interface KioskNow {
  readonly lastSeenMs: number
  readonly heartbeat: Pick<Heartbeat, 'unsent' | 'freeBytes' | 'storagePersisted'> | null
  /** Ratings whose numbers were passed over. */
  readonly missing: number
  /** Ratings whose number another rating had. */
  readonly reused: number
}

interface OpenAlert {
  readonly id: string
  readonly kind: KioskAlertKind
  /** How many numbers were missing, or used again, when it was told. */
  readonly numbers: number
}

interface AlertChanges {
  readonly begins: readonly KioskAlertKind[]
  readonly ends: readonly OpenAlert[]
}

/**
 * What has begun and what is over. Only open time counts as silence, and only what this service could have heard: it has
 * listened since `listeningSinceMs`. A number passed over is lost once the tablet has no more unsent than could fill it;
 * more of them are told anew, as are more
 * numbers used again; those are over with the pairing.
 */
export function judgeAlerts(
  kiosk: KioskNow,
  open: readonly OpenAlert[],
  {
    calendar,
    listeningSinceMs,
    nowMs,
  }: { calendar: WorkingCalendar; listeningSinceMs: number; nowMs: number },
): AlertChanges {
  const { lastSeenMs, missing, reused } = kiosk
  const { unsent = 0, freeBytes = Infinity, storagePersisted = true } = kiosk.heartbeat ?? {}
  const told = (kind: KioskAlertKind) => open.find((alert) => alert.kind === kind)?.numbers ?? 0
  const isSilent = (since: number) => workedMs(calendar, since, nowMs) > SILENT_AFTER_MS
  const hasBadStorage = freeBytes < LEAST_FREE_BYTES || !storagePersisted
  const losesMore = missing - told('kiosk-gaps') > unsent
  const reusesMore = reused > told('kiosk-reused')

  const holds: Readonly<Record<KioskAlertKind, { readonly begins: boolean; readonly isOver: boolean }>> = {
    'kiosk-silent': {
      begins: isSilent(Math.max(lastSeenMs, listeningSinceMs)),
      isOver: !isSilent(lastSeenMs),
    },
    'kiosk-gaps': { begins: losesMore, isOver: missing === 0 || losesMore },
    'kiosk-reused': { begins: reusesMore, isOver: reused === 0 || reusesMore },
    'kiosk-storage': { begins: hasBadStorage, isOver: !hasBadStorage },
  }
  const ends = open.filter(({ kind }) => holds[kind].isOver)
  const goesOn = (kind: KioskAlertKind) => open.some((alert) => alert.kind === kind && !ends.includes(alert))
  return { begins: KIOSK_ALERT_KINDS.filter((kind) => holds[kind].begins && !goesOn(kind)), ends }
}
