import { type RawBuilder, type Selectable, sql } from 'kysely'
import { isAfterClose } from '../../server/contract/closing.ts'
import type { RatingChannel } from '../../server/contract/rating-channel.ts'
import { isAnyOf, weekdayOf } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { TallyTable } from '../tables/reports.ts'
import {
  createTally,
  type DaySpan,
  findFirstMonthOf,
  monthOf,
  spansOf,
  sumCells,
  sumManyCells,
} from './tally-cells.ts'

/** A cell of the tally, shards taken together. */
export type TallyCell = Omit<Selectable<TallyTable>, 'n' | 'shard'>

/** An hour that none is: of cells that desks and hours are added up in. */
const ALL_HOURS = -1

/**
 * Kept thrice: by desk and hour, of a unit’s day, of its month. Desks and hours are a hundred times as many as reports of days
 * need. Of a month no day of arrival is known either, only whether the ratings came before the quarter closed.
 */
export const ratingTally = createTally<TallyCell>(
  'tally',
  {
    unit_id: 'text',
    question: 'text',
    span: 'text',
    desk_id: 'text',
    hour: 'integer',
    questionnaire_version_id: 'text',
    channel: 'text',
    flag: 'text',
    known: 'text',
    choice: 'text',
  },
  (place) => {
    const day = { ...place, desk_id: '', hour: ALL_HOURS }
    const known = isAfterClose(day.span, day.known) ? 'late' : 'in-time'
    return [day, { ...day, span: monthOf(day.span), known }]
  },
)

/** By what a cut groups. */
interface TallyFields {
  readonly unitId: string
  /** `''` where the rating has no desk. */
  readonly deskId: string
  /** `YYYY-MM` and `YYYY-MM-DD`, of the local day on which the ratings count. */
  readonly month: string
  readonly day: string
  /** 0 for Monday to 6 for Sunday; the local hour, 0–23. */
  readonly weekday: number
  readonly hour: number
  readonly channel: RatingChannel
  readonly versionId: string
  /** Empty, or the rule that keeps the ratings out of the headline. */
  readonly flag: string
  /** Of days the UTC day on which the service learnt of the ratings; of whole months `in-time` or `late`. */
  readonly known: string
  readonly question: string
  readonly choice: string
  /** The choice, of the question `level`. */
  readonly level: number
}
export type TallyField = keyof TallyFields

/** So many ratings that are alike in the fields asked for. */
type TallyCount<By extends TallyField> = Pick<TallyFields, By> & { readonly n: number }

/** What is asked of the tally: which days, grouped by what; a list that is left out leaves nobody out. */
export interface TallyCut<By extends TallyField = TallyField> {
  readonly span: DaySpan
  readonly by: readonly By[]
  readonly unitIds?: readonly string[]
  readonly deskIds?: readonly string[]
  readonly channels?: readonly RatingChannel[]
  /** `level`, a `reasonQuestion`, a `procedureQuestion` or keys of further questions. The key is searched by it: name them wherever they are known. */
  readonly questions?: readonly string[]
  /** `day`: from the cells of days, that know the day of arrival. */
  readonly grain?: 'day'
}

/** The question under which reasons are counted of ratings of one level; no further question has such a key. */
export function reasonQuestion(level: number): string {
  return `reason@${level}`
}

/** The question under which ratings of one level are counted by the procedure they are of, where they name one. */
export function procedureQuestion(level: number): string {
  return `procedure@${level}`
}

const LEVEL = sql`cast(choice as integer)`
const OF_ANY_UNIT = sql`unit_id in (select id from unit)`
const ADDED_UP = sql`desk_id = '' and hour = ${sql.lit(ALL_HOURS)}`

/** What only the cells of desks and hours know, and what only those of days do. */
const OF_PLACES: readonly TallyField[] = ['deskId', 'hour']
const OF_DAYS: readonly TallyField[] = [...OF_PLACES, 'day', 'weekday']

/**
 * Counts ratings by any cut, in the order of `by`; what nobody gave is left out. Whole months are read from the cells of
 * months, unless the cut asks for what only days know. A rating that chose several reasons counts once a reason.
 */
export function countTallies<const By extends TallyField>(
  db: Db,
  { span, by, unitIds, deskIds, channels, questions, grain }: TallyCut<By>,
): Promise<TallyCount<By>[]> {
  const asksFor = (fields: readonly TallyField[]) => by.some((field) => fields.includes(field))
  const ofPlaces = deskIds !== undefined || asksFor(OF_PLACES)
  const ofDays = ofPlaces || grain === 'day' || asksFor(OF_DAYS)
  const values: Readonly<Record<TallyField, RawBuilder<unknown>>> = {
    unitId: sql.ref('unit_id'),
    deskId: sql.ref('desk_id'),
    month: sql`substr(span, 1, 7)`,
    day: sql.ref('span'),
    weekday: weekdayOf(db, 'span'),
    hour: sql.ref('hour'),
    channel: sql.ref('channel'),
    versionId: sql.ref('questionnaire_version_id'),
    flag: sql.ref('flag'),
    known: sql.ref('known'),
    question: sql.ref('question'),
    choice: sql.ref('choice'),
    level: LEVEL,
  }
  const fields = Object.fromEntries(by.map((field) => [field, values[field]]))
  const sum = ofDays && by[0] === 'unitId' && by.length > 1 ? sumManyCells : sumCells
  return sum<TallyCount<By>>(db, 'tally', fields, [
    unitIds ? isAnyOf(db, 'unit_id', unitIds) : OF_ANY_UNIT,
    isAnyOf(db, 'span', spansOf(span, ofDays ? 'day' : 'month')),
    ...(questions ? [isAnyOf(db, 'question', questions)] : []),
    ofPlaces ? sql`hour > ${sql.lit(ALL_HOURS)}` : ADDED_UP,
    ...(deskIds ? [isAnyOf(db, 'desk_id', deskIds)] : []),
    ...(channels ? [isAnyOf(db, 'channel', channels)] : []),
  ])
}

/** The first month, `YYYY-MM`, in which anything was rated. */
export function findFirstRatedMonth(db: Db): Promise<string | undefined> {
  return findFirstMonthOf(db, 'tally', sql`question = 'level'`)
}

/** So many tablets’ ratings at one unit itself on one local day, and how many of them of the levels asked for. */
export interface DaySum {
  readonly unitId: string
  readonly day: string
  readonly n: number
  readonly satisfied: number
}

/** What was tapped on tablets on these versions’ questions, day by day; what came on a later UTC day or is left out as misuse does not count. */
export function sumDays(
  db: Db,
  span: DaySpan,
  {
    versionIds,
    satisfiedFrom,
    knownBefore,
  }: {
    readonly versionIds: readonly string[]
    readonly satisfiedFrom: number
    readonly knownBefore: string
  },
): Promise<DaySum[]> {
  return sumManyCells(
    db,
    'tally',
    { unitId: sql.ref('unit_id'), day: sql.ref('span') },
    [
      OF_ANY_UNIT,
      isAnyOf(db, 'span', spansOf(span, 'day')),
      sql`question = 'level'`,
      ADDED_UP,
      isAnyOf(db, 'questionnaire_version_id', versionIds),
      sql`channel = 'kiosk' and flag = '' and known < ${knownBefore}`,
    ],
    { satisfied: sql`cast(sum(case when ${LEVEL} >= ${satisfiedFrom} then n else 0 end) as bigint)` },
  )
}
