import {
  deleteUntoldAnswer,
  insertItemEvents,
  listEventFacts,
  listUnitNames,
} from '../../db/queries/events/item-events.ts'
import type { Tx } from '../../db/dialect.ts'
import { isoOf } from '../context.ts'
import type { EventKind } from '../contract/events/event-kinds.ts'
import type { EventData } from '../contract/events/events.ts'
import { outsideStatus } from '../domain/deliveries/delivery-news.ts'
import { dueOf, eventKind } from '../domain/events/event-kind.ts'
import type { ItemHistory, Listener } from '../history/append.ts'

interface Told extends ItemHistory {
  readonly kind: EventKind
}

/** Hears of every change of an item, and writes down what other systems hear of it, in this transaction. */
export const eventsOf: Listener = async (tx, ctx, happened) => {
  const told: Told[] = []
  for (const each of happened) {
    const kind = eventKind(each.before, each.after, each.news)
    if (kind !== null && !(await wasNeverTold(tx, each))) told.push({ ...each, kind })
  }
  if (told.length === 0) return
  const facts = new Map(
    (
      await listEventFacts(
        tx,
        told.map(({ after }) => after.id),
      )
    ).map((row) => [row.id, row]),
  )
  const left = told.flatMap((each) => leftUnit(each) ?? [])
  const units = new Map((left.length > 0 ? await listUnitNames(tx, left) : []).map((unit) => [unit.id, unit]))
  const nowMs = ctx.now()
  await insertItemEvents(
    tx,
    told.flatMap((each) => {
      const { after, kind, sealed } = each
      const row = facts.get(after.id)
      if (!row) return []
      const previous = units.get(leftUnit(each) ?? '')
      const data: EventData = {
        item: after.id,
        kind: row.kind,
        channel: row.channel,
        category: row.category,
        status: outsideStatus(after.status),
        unit: { code: row.unit_code, name: row.unit_name },
        ...(previous ? { previousUnit: { code: previous.code, name: previous.name } } : {}),
        receivedAt: row.received_at,
        dueAt: dueOf(after),
        answeredAt: row.answered_at,
        onTime: after.on_time === null ? null : after.on_time === 1,
      }
      return [
        {
          id: ctx.newId(),
          feedback_id: after.id,
          item_seq: sealed.end.seq,
          kind,
          unit_id: after.lead_unit_id,
          left_unit_id: previous?.id ?? null,
          data: JSON.stringify(data),
          happened_at: isoOf(nowMs),
          // What can still be undone is told when it cannot any more.
          not_before: isoOf(nowMs + (kind === 'answered' ? ctx.config.answerHold.heldMs : 0)),
        },
      ]
    }),
  )
}

/** An answer that was undone before anybody heard of it has not happened. */
async function wasNeverTold(tx: Tx, { after, news }: ItemHistory): Promise<boolean> {
  return news.some(({ kind }) => kind === 'answer-undone') && (await deleteUntoldAnswer(tx, after.id))
}

function leftUnit({ before, after }: ItemHistory): string | undefined {
  const hasLeft = before?.restricted === 0 && before.lead_unit_id !== after.lead_unit_id
  return hasLeft ? before.lead_unit_id : undefined
}
