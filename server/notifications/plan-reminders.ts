import { enqueue, type NewOutboxEntry } from '../../db/queries/outbox.ts'
import {
  listUnplanned,
  type ReminderPlan,
  savePlans,
  type Unplanned,
} from '../../db/queries/deadlines/reminders.ts'
import { isoOf, type Service } from '../context.ts'
import { DEFAULT_REMINDERS, type ReminderStep, ReminderSteps } from '../contract/deadlines/reminders.ts'
import { planReminders as planSteps, reminderKey } from '../domain/deadlines/reminders.ts'
import type { ReminderPayload } from './deliver-reminder.ts'
import { type CalendarOf, knownCalendars } from '../deadlines/find-calendar.ts'
import type { StillOurs } from '../outbox/lease.ts'

const PAGE = 200

/**
 * Puts the reminders of every open item into the outbox, and again whenever its cycle, due date or unit has changed; what
 * was planned for the old date finds itself pointless when its moment comes. An item whose reminders cannot be planned is
 * marked so, and never holds up the others.
 */
export async function planReminders(service: Service, mayGoOn: StillOurs): Promise<void> {
  while (await mayGoOn()) {
    const items = await listUnplanned(service.db, PAGE)
    if (items.length === 0) return
    const calendarOf = await knownCalendars(service)
    const planned = items.map((item) => planItem(service, item, calendarOf))
    await service.db.transaction().execute(async (tx) => {
      await enqueue(
        tx,
        planned.flatMap(({ entries }) => entries),
      )
      await savePlans(
        tx,
        planned.map(({ plan }) => plan),
      )
    })
  }
}

interface Planned {
  readonly plan: ReminderPlan
  readonly entries: readonly NewOutboxEntry[]
}

function planItem(service: Service, item: Unplanned, calendarOf: CalendarOf): Planned {
  const plan: ReminderPlan = {
    feedback_id: item.id,
    cycle: item.cycle,
    due_at: item.current_due_at,
    unit_id: item.lead_unit_id,
    planned_at: isoOf(service.now()),
    problem: null,
  }
  try {
    return { plan, entries: entriesOf(service, item, calendarOf) }
  } catch (error) {
    service.log.error({ err: error, feedback: item.id }, 'the reminders of an item cannot be planned')
    return { plan: { ...plan, problem: String(error).slice(0, 500) }, entries: [] }
  }
}

function entriesOf(service: Service, item: Unplanned, calendarOf: CalendarOf): NewOutboxEntry[] {
  const { calendar } = calendarOf(item.unit_path)
  const now = service.now()
  const heldFrom = Math.max(Date.parse(item.entered_at), Date.parse(item.held_from ?? item.entered_at))
  const dueAt = Date.parse(item.current_due_at)
  const about = { cycle: item.cycle, unitId: item.lead_unit_id }
  return planSteps(stepsOf(item), { heldFrom, dueAt, now }, calendar).map(({ step, at }) => ({
    id: service.newId(),
    kind: 'reminder',
    recipient: null,
    payload: JSON.stringify({
      feedbackId: item.id,
      step,
      subject: { moment: step.at, ...about, dueAt },
    } satisfies ReminderPayload),
    dedupe_key: reminderKey(item.id, step, { ...about, dueAt: item.current_due_at }),
    at: isoOf(now),
    notBefore: isoOf(at),
  }))
}

function stepsOf({ reminders }: Unplanned): readonly ReminderStep[] {
  return reminders === null ? DEFAULT_REMINDERS : ReminderSteps.parse(JSON.parse(reminders))
}
