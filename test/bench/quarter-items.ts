import { insertSearched, type SearchedText } from '../../db/dialect.ts'
import {
  type Answer,
  insertAnswers,
  insertFeedback,
  type NewFeedback,
} from '../../db/queries/feedback/feedback.ts'
import { itemTally } from '../../db/queries/item-tallies.ts'
import type { Db } from '../../db/open.ts'
import { foldedWords, spelledWords } from '../../server/domain/text/fold-vietnamese.ts'
import { itemCellOf } from '../../server/domain/item-cell.ts'
import { localDay } from '../../server/domain/local-time.ts'
import { marksOf } from '../../server/feedback/search/marks.ts'
import { newUuid7 } from '../../server/ids.ts'
import { seeded, spreadOverDays } from './quarter-ratings.ts'

export interface ItemSimulation {
  readonly unitIds: readonly string[]
  readonly fromDay: string
  readonly toDay: string
  readonly items: number
  /** What each says; the same sentence where it is left out. */
  readonly write?: (random: () => number) => string
}

const SENTENCE = 'Đèn đường hẻm 12 không sáng đã ba ngày.'

/** As a closed quarter of a same-day desk looks: nearly all answered, most of them on time, a few waiting still. */
const SHARE_OPEN = 0.005
const SHARE_ENDED = 0.03
const SHARE_LATE = 0.08
const CHANNELS = ['call-centre-1022', 'web-form', 'desk'] as const
const ZONE = 'Asia/Ho_Chi_Minh'
const ROWS_PER_INSERT = 2_000

/** Fills items of feedback with their answers and tallies, without their histories, which no report of timeliness reads. */
export async function simulateItems(
  db: Db,
  simulation: ItemSimulation,
  random = seeded(2026),
): Promise<void> {
  let batch: NewFeedback[] = []
  const flush = async () => {
    const rows = batch
    batch = []
    await db.transaction().execute(async (tx) => {
      await insertFeedback(tx, rows)
      await insertSearched(tx, rows.map(searchedText))
      await insertAnswers(tx, rows.flatMap(answerOf))
      const cells = rows.map((item) => ({ ...itemCellOf(item), n: 1 }))
      await itemTally.move(tx, 0, cells)
    })
  }
  for (const { startMs, count } of spreadOverDays(simulation, simulation.items)) {
    for (let i = 0; i < count; i++) {
      const text = simulation.write?.(random) ?? SENTENCE
      batch.push(simulateItem(simulation.unitIds, startMs + (i / count) * 9 * 3_600_000, random, text))
      if (batch.length >= ROWS_PER_INSERT) await flush()
    }
  }
  await flush()
}

function answerOf(item: NewFeedback): Answer[] {
  const { id, answered_at: answeredAt, lead_unit_id: unitId } = item
  if (answeredAt === null) return []
  return [
    {
      id,
      feedback_id: id,
      cycle: 1,
      text_id: id,
      person_id: null,
      unit_id: unitId,
      answered_at: answeredAt,
      on_time: item.on_time,
      due_at: item.current_due_at,
      working_minutes: item.working_minutes,
      holder_id: unitId,
      cycle_on: item.cycle_on,
    },
  ]
}

function searchedText({ id, folded, external_ref, ...item }: NewFeedback): SearchedText {
  return {
    feedback_id: id,
    text_id: null,
    about: 'item',
    words: `${folded} ${foldedWords(external_ref ?? '')}`,
    marks: marksOf(item, []),
  }
}

function simulateItem(
  unitIds: readonly string[],
  atMs: number,
  random: () => number,
  text: string,
): NewFeedback {
  const id = newUuid7(Math.floor(atMs))
  const at = new Date(atMs).toISOString()
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T
  const fate = random()
  const isOpen = fate < SHARE_OPEN
  const isAnswered = fate >= SHARE_OPEN + SHARE_ENDED
  const isLate = random() < SHARE_LATE
  const leadUnitId = pick(unitIds)
  return {
    id,
    tracking_code: id,
    channel: pick(CHANNELS),
    external_ref: id,
    salt: '',
    content_hash: '',
    kind: 'report',
    title: 'Đèn đường',
    text,
    folded: ` ${foldedWords(text)} `,
    spelled: ` ${spelledWords(text)} `,
    category: null,
    place: null,
    aside: null,
    restricted: 0,
    urgent: 0,
    ward_code: null,
    status: isOpen ? 'in-progress' : isAnswered ? 'closed' : 'redirected',
    lead_unit_id: leadUnitId,
    assignee_id: null,
    routing: '{}',
    received_at: at,
    entered_at: at,
    received_on: localDay(atMs, ZONE),
    historical: 0,
    policy_id: null,
    policy_code: 'same-day',
    calendar_version_id: null,
    promised_due_at: at,
    current_due_at: at,
    breached_at: isAnswered && isLate ? at : null,
    breach_unit_id: isAnswered && isLate ? leadUnitId : null,
    proof: '[]',
    cycle: 1,
    cycle_on: localDay(atMs, ZONE),
    answered_at: isAnswered ? at : null,
    on_time: isAnswered ? Number(!isLate) : null,
    working_minutes: isAnswered ? Math.floor(5 + random() * (isLate ? 2_000 : 475)) : null,
    merged_into: null,
    own_dates: null,
    language: 'vi',
    version: 1,
    last_event_seq: 0,
    last_event_hash: '',
  }
}
