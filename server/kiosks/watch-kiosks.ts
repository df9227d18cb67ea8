import { endAlerts, insertAlerts, type KioskAlert, listOpenAlerts } from '../../db/queries/kiosk-alerts.ts'
import { type FleetKiosk, listFleet } from '../../db/queries/kiosks.ts'
import { enqueue } from '../../db/queries/outbox.ts'
import { isoOf, type Service } from '../context.ts'
import type { Heartbeat } from '../contract/kiosk.ts'
import type { KioskAlertKind } from '../contract/kiosk-alert.ts'
import { judgeAlerts } from '../domain/kiosk-alerts.ts'
import type { WorkingCalendar } from '../domain/deadlines/working-calendar.ts'
import { alertEntry } from './deliver-kiosk-alert.ts'
import { knownCalendars } from '../deadlines/find-calendar.ts'
import { numbersOf } from './list-kiosks.ts'

/** Looks at every kiosk and raises what is wrong, each alert once until it is over. A kiosk without a tablet has none. */
export async function watchKiosks(service: Service, listeningSinceMs: number): Promise<void> {
  const { db, organisation } = service
  const nowMs = service.now()
  const [kiosks, openAlerts] = await Promise.all([
    listFleet(db, [`/${organisation.rootUnitId}/`]),
    listOpenAlerts(db),
  ])
  const calendarOf = await knownCalendars(service)
  const begun: KioskAlert[] = []
  const ended: string[] = []
  for (const kiosk of kiosks) {
    const open = openAlerts.filter(({ kiosk_id }) => kiosk_id === kiosk.id)
    const { calendar } = calendarOf(kiosk.unit_path)
    const { begins, ends } = judgeKiosk(kiosk, open, { calendar, listeningSinceMs, nowMs })
    ended.push(...ends.map(({ id }) => id))
    begun.push(
      ...begins.map((kind) => ({
        id: service.newId(),
        kiosk_id: kiosk.id,
        kind,
        numbers: aboutNumbers(kiosk, kind),
        began_at: kind === 'kiosk-silent' ? (kiosk.last_seen_at ?? isoOf(nowMs)) : isoOf(nowMs),
        ended_at: null,
      })),
    )
  }
  if (begun.length === 0 && ended.length === 0) return
  await db.transaction().execute(async (tx) => {
    await endAlerts(tx, ended, isoOf(nowMs))
    await insertAlerts(tx, begun)
    await enqueue(
      tx,
      begun.map(({ id }) => alertEntry(service, id)),
    )
  })
}

/** How many numbers an alert that begins now is about. */
function aboutNumbers(kiosk: FleetKiosk, kind: KioskAlertKind): number {
  const { missing, reused } = numbersOf(kiosk)
  if (kind === 'kiosk-gaps') return missing
  return kind === 'kiosk-reused' ? reused : 0
}

function judgeKiosk(
  kiosk: FleetKiosk,
  open: readonly KioskAlert[],
  at: { calendar: WorkingCalendar; listeningSinceMs: number; nowMs: number },
) {
  const { device_id, last_seen_at, heartbeat } = kiosk
  if (device_id === null || last_seen_at === null) return { begins: [], ends: open }
  return judgeAlerts(
    {
      lastSeenMs: Date.parse(last_seen_at),
      heartbeat: heartbeat === null ? null : (JSON.parse(heartbeat) as Heartbeat),
      ...numbersOf(kiosk),
    },
    open,
    at,
  )
}
