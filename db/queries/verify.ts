import { sql } from 'kysely'
import { listOf, type Tx, uuidFrom } from '../dialect.ts'
import { RATING_COLUMNS } from './ratings.ts'

const PAGE = 5_000
const PAGE_ITEMS = 500
/** Each may be some megabytes. */
const PAGE_FILES = 20

/** Tables of photos and documents that keep the hash of each beside it. */
export const FILE_TABLES = ['attachment', 'answer_file', 'outside_photo'] as const

/** Every rating in the order of its id, page by page, with the rule that keeps it out of the headline ('' for none). */
export async function* readAllRatings(tx: Tx, excludingRules: readonly string[]) {
  let after: string | undefined
  for (;;) {
    const page = await tx
      .selectFrom('rating as r')
      .select(RATING_COLUMNS)
      .select((eb) =>
        eb
          .selectFrom('rating_flag as f')
          .select((inner) => inner.fn.min('f.rule').as('rule'))
          .whereRef('f.rating_id', '=', 'r.id')
          .where('f.rule', 'in', excludingRules)
          .as('flag'),
      )
      .select((eb) =>
        eb
          .selectFrom('rating_flag as f')
          .select((inner) => inner.fn.min('f.flagged_at').as('at'))
          .whereRef('f.rating_id', '=', 'r.id')
          .where('f.rule', 'in', excludingRules)
          .as('flagged_at'),
      )
      .$if(after !== undefined, (query) => query.where('r.key', '>', uuidFrom(tx, sql`${after}`)))
      .orderBy('r.key')
      .limit(PAGE)
      .execute()
    if (page.length === 0) return
    yield page
    after = page.at(-1)?.id
  }
}

/** Items whose present cycles stand alike in the tally, and how many they are; what is held is not counted. */
export function countItemsAlike(tx: Tx) {
  return tx
    .selectFrom('feedback')
    .select(['lead_unit_id', 'breach_unit_id', 'cycle', 'cycle_on', 'channel', 'status'])
    .select(['on_time', 'working_minutes'])
    .select((eb) => [
      eb.fn.countAll<number>().as('n'),
      // Of these only whether they are there counts, and that is the same for all that are alike.
      eb.fn.max('promised_due_at').as('promised_due_at'),
      eb.fn.max('breached_at').as('breached_at'),
    ])
    .where('restricted', '=', 0)
    .groupBy(['lead_unit_id', 'breach_unit_id', 'cycle', 'cycle_on', 'channel', 'status'])
    .groupBy(['on_time', 'working_minutes'])
    .groupBy((eb) => eb('promised_due_at', 'is', null))
    .execute()
}

/** Cycles that are over, alike in the tally, and how many they are. */
export function countAnsweredCyclesAlike(tx: Tx) {
  return tx
    .selectFrom('answer as a')
    .innerJoin('feedback as f', 'f.id', 'a.feedback_id')
    .select(['a.unit_id', 'a.holder_id', 'a.cycle', 'a.cycle_on', 'f.channel'])
    .select(['a.on_time', 'a.working_minutes'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .whereRef('a.cycle', '<', 'f.cycle')
    .where('f.restricted', '=', 0)
    .groupBy(['a.unit_id', 'a.holder_id', 'a.cycle', 'a.cycle_on', 'f.channel'])
    .groupBy(['a.on_time', 'a.working_minutes'])
    .execute()
}

export function countRatingsByDevice(tx: Tx) {
  return tx
    .selectFrom('device as d')
    .leftJoin('rating_origin as o', 'o.device_id', 'd.id')
    .leftJoin('rating_row as r', 'r.origin', 'o.no')
    .select(['d.id', 'd.accepted', 'd.max_seq', 'd.first_seq', 'd.numbers_seen'])
    .select((eb) => [
      eb.fn.count<number>('r.id').as('ratings'),
      eb.fn.max('r.seq').as('highest'),
      eb.fn
        .count<number>(eb.case().when('r.seq', '>=', eb.ref('d.first_seq')).then(eb.ref('r.seq')).end())
        .distinct()
        .as('numbers'),
    ])
    .groupBy(['d.id', 'd.accepted', 'd.max_seq', 'd.first_seq', 'd.numbers_seen'])
    .execute()
}

/** Every item, page by page in the order of ids. */
export async function* readAllItems(tx: Tx) {
  let after = ''
  for (;;) {
    const page = await tx
      .selectFrom('feedback')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE_ITEMS)
      .execute()
    if (page.length === 0) return
    yield page
    after = page.at(-1)?.id ?? ''
  }
}

/** What belongs to these items beside their own row. */
export async function readItemParts(tx: Tx, ids: readonly string[]) {
  const among = listOf(tx, ids)
  return {
    events: await tx
      .selectFrom('history_event')
      .selectAll()
      .where('chain', 'in', among)
      .orderBy('chain')
      .orderBy('seq')
      .execute(),
    texts: await tx.selectFrom('history_text').selectAll().where('chain', 'in', among).execute(),
    senders: await tx.selectFrom('feedback_sender').selectAll().where('feedback_id', 'in', among).execute(),
    pauses: await tx.selectFrom('feedback_pause').selectAll().where('feedback_id', 'in', among).execute(),
    holdings: await tx.selectFrom('feedback_holding').selectAll().where('feedback_id', 'in', among).execute(),
    answers: await tx.selectFrom('answer').selectAll().where('feedback_id', 'in', among).execute(),
    amendments: await tx
      .selectFrom('answer_amendment')
      .selectAll()
      .where('feedback_id', 'in', among)
      .execute(),
    extensions: await tx
      .selectFrom('feedback_extension')
      .selectAll()
      .where('feedback_id', 'in', among)
      .execute(),
    promises: await tx.selectFrom('interim_promise').selectAll().where('feedback_id', 'in', among).execute(),
    files: await tx
      .selectFrom('answer_file')
      .select(['id', 'feedback_id', 'sha256', 'answer_id', 'withdrawn_at'])
      .where('feedback_id', 'in', among)
      .where('sent_at', 'is not', null)
      .execute(),
    outsidePhotos: await tx
      .selectFrom('outside_photo')
      .select(['feedback_id', 'request_id', 'sha256'])
      .where('feedback_id', 'in', among)
      .execute(),
    outside: await tx.selectFrom('outside_request').selectAll().where('feedback_id', 'in', among).execute(),
    publications: await tx
      .selectFrom('published_answer')
      .selectAll()
      .where('feedback_id', 'in', among)
      .execute(),
    /** To publish. */
    consents: await tx
      .selectFrom('consent')
      .selectAll()
      .where('feedback_id', 'in', among)
      .where('purpose', '=', 'publish')
      .execute(),
    verdicts: await tx.selectFrom('citizen_verdict').selectAll().where('feedback_id', 'in', among).execute(),
    objections: await tx.selectFrom('objection').selectAll().where('feedback_id', 'in', among).execute(),
    approvals: await tx.selectFrom('answer_approval').selectAll().where('feedback_id', 'in', among).execute(),
    contributions: await tx
      .selectFrom('contribution as c')
      .innerJoin('unit', 'unit.id', 'c.unit_id')
      .selectAll('c')
      .select('unit.code as unit_code')
      .where('feedback_id', 'in', among)
      .execute(),
  }
}

/** Histories of items that are not there. */
export async function listOrphanChains(tx: Tx, office: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('history_event as e')
    .leftJoin('feedback', 'feedback.id', 'e.chain')
    .select('e.chain')
    .distinct()
    .where('feedback.id', 'is', null)
    .where('e.chain', 'not in', office)
    .orderBy('e.chain')
    .execute()
  return rows.map(({ chain }) => chain)
}

/** A history of the office, page by page. */
export async function* readChain(tx: Tx, chain: string) {
  let after = 0
  for (;;) {
    const page = await tx
      .selectFrom('history_event')
      .selectAll()
      .where('chain', '=', chain)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    if (page.length === 0) return
    yield page
    after = page.at(-1)?.seq ?? after
  }
}

/** Every flag, page by page. */
export async function* readAllFlags(tx: Tx) {
  let after = { rating_id: '', rule: '' }
  for (;;) {
    const page = await tx
      .selectFrom('rating_flag')
      .selectAll()
      .where((eb) =>
        eb.or([
          eb('rating_id', '>', after.rating_id),
          eb.and([eb('rating_id', '=', after.rating_id), eb('rule', '>', after.rule)]),
        ]),
      )
      .orderBy('rating_id')
      .orderBy('rule')
      .limit(PAGE)
      .execute()
    const last = page.at(-1)
    if (!last) return
    yield page
    after = { rating_id: last.rating_id, rule: last.rule }
  }
}

/** Every comment, page by page. */
export async function* readAllComments(tx: Tx) {
  let after = ''
  for (;;) {
    const page = await tx
      .selectFrom('comment')
      .selectAll()
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute()
    if (page.length === 0) return
    yield page
    after = page.at(-1)?.id ?? ''
  }
}

/** Every photo and document of such a table with its content, base64, page by page. */
export async function* readAllFiles(tx: Tx, table: (typeof FILE_TABLES)[number]) {
  let after = ''
  for (;;) {
    const page = await tx
      .selectFrom(table)
      .select(['id', 'content', 'sha256'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE_FILES)
      .execute()
    const last = page.at(-1)
    if (!last) return
    yield page
    after = last.id
  }
}
