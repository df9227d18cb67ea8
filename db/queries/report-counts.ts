import type { FeedbackStatus } from '../../server/contract/feedback-status.ts'
import type { RatingChannel } from '../../server/contract/rating-channel.ts'
import type { Db } from '../open.ts'

/* Counts only, never ratios: the dividing is done in server/domain. */

/** Local days `YYYY-MM-DD`; `toDay` is exclusive. */
export interface DaySpan {
  readonly fromDay: string
  readonly toDay: string
}

/** So many ratings of one level, at one unit itself. `flag` is empty, or the rule that keeps them out of the headline. */
export interface LevelCount {
  readonly unitId: string
  readonly channel: RatingChannel
  readonly versionId: string
  readonly flag: string
  readonly level: number
  /** `YYYY-MM`, of the local day on which they count. */
  readonly month: string
  readonly n: number
}

/** The levels of every unit in the months from that of `fromDay` to that before `toDay`. */
export async function countLevels(db: Db, { fromDay, toDay }: DaySpan): Promise<LevelCount[]> {
  const rows = await db
    .selectFrom('tally_month')
    .select(['unit_id', 'month', 'channel', 'questionnaire_version_id', 'flag', 'choice'])
    .select((eb) => eb.fn.sum<number>('n').as('n'))
    .where('unit_id', 'in', (eb) => eb.selectFrom('unit').select('id'))
    .where('question', '=', 'level')
    .where('month', '>=', monthOf(fromDay))
    .where('month', '<', monthOf(toDay))
    .groupBy(['unit_id', 'month', 'channel', 'questionnaire_version_id', 'flag', 'choice'])
    .execute()
  // A rating that is flagged later moves to another row and leaves a count of 0 behind.
  return rows
    .map((row) => ({
      unitId: row.unit_id,
      month: row.month,
      channel: row.channel,
      versionId: row.questionnaire_version_id,
      flag: row.flag,
      level: Number(row.choice),
      n: Number(row.n),
    }))
    .filter(({ n }) => n !== 0)
}

function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** Questionnaire version → how many levels its scale has. */
export async function listScaleSizes(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('questionnaire_version').select(['id', 'scale_size']).execute()
  return new Map(rows.map(({ id, scale_size }) => [id, Number(scale_size)]))
}

/** So many items that one unit leads and that stand alike. */
export interface ItemCount {
  readonly unitId: string
  readonly status: FeedbackStatus
  readonly isPastDue: boolean
  /** As stored with the answer; null while there is none. */
  readonly onTime: boolean | null
  readonly workingMinutes: number | null
  readonly count: number
}

/** Items received in these days, of all units; `nowIso` judges what is past due. */
export async function countItems(db: Db, span: DaySpan, nowIso: string): Promise<ItemCount[]> {
  const rows = await db
    .selectFrom('feedback')
    .select((eb) => [
      'lead_unit_id',
      'status',
      'on_time',
      'working_minutes',
      eb.case().when('current_due_at', '<', nowIso).then(eb.lit(1)).else(eb.lit(0)).end().as('is_past_due'),
      eb.fn.countAll<number>().as('count'),
    ])
    .where('received_on', '>=', span.fromDay)
    .where('received_on', '<', span.toDay)
    .groupBy(['lead_unit_id', 'status', 'on_time', 'working_minutes', 'is_past_due'])
    .execute()
  return rows.map((row) => ({
    unitId: row.lead_unit_id,
    status: row.status,
    isPastDue: Number(row.is_past_due) === 1,
    onTime: row.on_time === null ? null : row.on_time === 1,
    workingMinutes: row.working_minutes,
    count: Number(row.count),
  }))
}

/** So many contributions that one unit was asked for and that stand alike. */
export interface AskedCount {
  readonly unitId: string
  readonly isOpen: boolean
  readonly isPastDue: boolean
  /** The unit's verdict as stored; null while it is open, or where it was no longer needed in time. */
  readonly onTime: boolean | null
  readonly count: number
}

/** Contributions asked for between two instants, of all units; `nowIso` judges what is past due. */
export async function countAsked(
  db: Db,
  { fromIso, toIso }: { readonly fromIso: string; readonly toIso: string },
  nowIso: string,
): Promise<AskedCount[]> {
  const rows = await db
    .selectFrom('contribution')
    .select((eb) => [
      'unit_id',
      'on_time',
      eb
        .case()
        .when(eb.and([eb('given_at', 'is', null), eb('ended_at', 'is', null)]))
        .then(eb.lit(1))
        .else(eb.lit(0))
        .end()
        .as('is_open'),
      eb.case().when('due_at', '<', nowIso).then(eb.lit(1)).else(eb.lit(0)).end().as('is_past_due'),
      eb.fn.countAll<number>().as('count'),
    ])
    .where('asked_at', '>=', fromIso)
    .where('asked_at', '<', toIso)
    .groupBy(['unit_id', 'on_time', 'is_open', 'is_past_due'])
    .execute()
  return rows.map((row) => ({
    unitId: row.unit_id,
    isOpen: Number(row.is_open) === 1,
    isPastDue: Number(row.is_past_due) === 1,
    onTime: row.on_time === null ? null : row.on_time === 1,
    count: Number(row.count),
  }))
}

/** The first month, `YYYY-MM`, with a rating or a received item; undefined while there is nothing. */
export async function findFirstMonth(db: Db): Promise<string | undefined> {
  // One probe of the key for each unit: a plain minimum would read every tally.
  const rated = await db
    .selectFrom('unit')
    .select((eb) =>
      eb
        .selectFrom('tally_month')
        .select((tally) => tally.fn.min('month').as('month'))
        .whereRef('tally_month.unit_id', '=', 'unit.id')
        .where('question', '=', 'level')
        .as('month'),
    )
    .execute()
  const received = await db
    .selectFrom('feedback')
    .select((eb) => eb.fn.min('received_on').as('day'))
    .executeTakeFirst()
  return [...rated.map(({ month }) => month), received?.day?.slice(0, 7)]
    .filter((month) => typeof month === 'string')
    .toSorted()
    .at(0)
}

/** Was anything rated or received in these months? */
export async function hasAnyIn(db: Db, { fromDay, toDay }: DaySpan): Promise<boolean> {
  const found = await db
    .selectFrom('unit')
    .select('unit.id')
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('tally_month')
            .select('n')
            .whereRef('tally_month.unit_id', '=', 'unit.id')
            .where('question', '=', 'level')
            .where('month', '>=', monthOf(fromDay))
            .where('month', '<', monthOf(toDay)),
        ),
        eb.exists(
          eb
            .selectFrom('feedback')
            .select('id')
            .where('received_on', '>=', fromDay)
            .where('received_on', '<', toDay)
            .whereRef('lead_unit_id', '=', 'unit.id'),
        ),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
