import {
  findOpenCommand,
  type KioskCommandRow,
  markCommandsDone,
  markCommandSent,
} from '../../db/queries/kiosk-commands.ts'
import { saveHeartbeat } from '../../db/queries/devices.ts'
import { isoOf, type Service } from '../context.ts'
import type { Heartbeat, HeartbeatReply } from '../contract/kiosk.ts'
import { promiseAnswer } from '../deadlines/promise-answer.ts'
import type { KioskDevice } from './authenticate-kiosk.ts'
import { configureKiosk } from './pair-kiosk.ts'

/** Keeps what a tablet says of itself, and tells it what it should do. */
export async function receiveHeartbeat(
  service: Service,
  device: KioskDevice,
  heartbeat: Heartbeat,
): Promise<HeartbeatReply> {
  const at = isoOf(service.now())
  await saveHeartbeat(service.db, device.id, at, JSON.stringify(heartbeat))
  const command = await findOpenCommand(service.db, device.id)
  const commands = command ? await passOn(service, command, heartbeat.session ?? null) : []
  const { version, mark, unit } = await configureKiosk(service, device.kioskId)
  return {
    configVersion: version,
    configMark: mark,
    serverTime: at,
    commands,
    // No heartbeat fails for want of a promise.
    answerPromise: await promiseAnswer(service, unit.code).catch(() => null),
  }
}

/**
 * Another session than the one that was asked shows that the app has started anew. Until then it is told each time: it
 * waits for a quiet moment. An app that does not name its session is told once, so that it cannot restart for ever.
 */
async function passOn(
  { db, now }: Service,
  command: KioskCommandRow,
  session: string | null,
): Promise<HeartbeatReply['commands']> {
  const at = isoOf(now())
  if (session !== null && command.session !== null && session !== command.session) {
    await markCommandsDone(db, command.device_id, at)
    return []
  }
  if (command.sent_at === null) await markCommandSent(db, command.id, { session, sent_at: at })
  else if (session === null) return []
  return [command.command]
}
