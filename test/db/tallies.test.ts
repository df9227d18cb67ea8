import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { insertFlags, insertRatings, type Rating } from '../../db/queries/ratings.ts'
import {
  countTallies,
  procedureQuestion,
  ratingTally,
  reasonQuestion,
  type TallyCut,
  type TallyField,
} from '../../db/queries/tallies.ts'
import { spansOf } from '../../db/queries/tally-cells.ts'
import { WAY_OF_CHANNEL, type RatingChannel } from '../../server/contract/rating-channel.ts'
import { addDays, weekdayOf } from '../../server/domain/local-time.ts'
import { newUuid7 } from '../../server/ids.ts'
import { TallyMoves } from '../../server/ratings/tally-moves.ts'
import { type TestApp, startApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'

/** A leap day lies in the middle. */
const FIRST_DAY = '2024-01-20'
const DAYS = 75

const CHANNELS = Object.keys(WAY_OF_CHANNEL) as RatingChannel[]
const BURST = 'suspect-burst'
const REASONS = Object.fromEntries([1, 2, 3, 4, 5].map((level) => [reasonQuestion(level), '']))
const PROCEDURES = Object.fromEntries([1, 2, 3, 4, 5].map((level) => [procedureQuestion(level), '']))
const QUESTIONS = { level: '', ...REASONS, ...PROCEDURES, speed: '', help: '' }
const DESKS = ['', 'd1', 'd2']

interface Given {
  readonly rating: Rating
  readonly isBurst: boolean
  readonly shard: number
}

const day = fc.integer({ min: 0, max: DAYS }).map((count) => addDays(FIRST_DAY, count))

function arbitraryGiven(units: readonly string[]): fc.Arbitrary<Given> {
  return fc
    .record({
      unit_id: fc.constantFrom(...units),
      desk_id: fc.constantFrom(null, 'd1', 'd2'),
      questionnaire_version_id: fc.constantFrom('v1', 'v2'),
      level: fc.integer({ min: 1, max: 5 }),
      reasons: fc.subarray(['time', 'attitude']).map((reasons) => JSON.stringify(reasons)),
      answers: fc.constantFrom('{}', '{"speed":["slow"]}', '{"help":["guard","leaflet"],"speed":["quick"]}'),
      procedure: fc.constantFrom(null, '1.001193', '2.000815'),
      local_day: day,
      local_hour: fc.integer({ min: 0, max: 23 }),
      channel: fc.constantFrom('kiosk' as const, ...CHANNELS),
      isBurst: fc.boolean(),
      shard: fc.integer({ min: 0, max: 2 }),
    })
    .map(({ isBurst, shard, ...columns }) => ({ isBurst, shard, rating: ratingOf(columns) }))
}

type Drawn =
  'unit_id' | 'desk_id' | 'questionnaire_version_id' | 'level' | 'reasons' | 'answers' | 'procedure'
type Placed = 'local_day' | 'local_hour' | 'channel'

function ratingOf(columns: Pick<Rating, Drawn | Placed>): Rating {
  const at = `${columns.local_day}T00:00:00.000Z`
  return {
    ...columns,
    id: newUuid7(Date.parse(at)),
    device_id: '',
    seq: 0,
    tapped_at: at,
    received_at: at,
    clock_offset_ms: null,
    dossier_mark: null,
    language: 'vi',
    option_order: null,
    wants_answer: 0,
    follow_up_code: null,
  }
}

const FIELDS: readonly Exclude<TallyField, 'known' | 'level'>[] = [
  'unitId',
  'deskId',
  'month',
  'day',
  'weekday',
  'hour',
  'channel',
  'versionId',
  'flag',
  'question',
  'choice',
]

/** Some of them, or all because nothing is said. */
const some = <T>(values: readonly T[]) => fc.option(fc.subarray([...values]), { nil: undefined })

type Cut = TallyCut<(typeof FIELDS)[number]>

function arbitraryCut(units: readonly string[]): fc.Arbitrary<Cut> {
  return fc
    .record({
      days: fc.tuple(day, day),
      by: fc.shuffledSubarray([...FIELDS]),
      unitIds: some(units),
      deskIds: some(DESKS),
      channels: some(CHANNELS),
      questions: some(Object.keys(QUESTIONS)),
    })
    .map(({ days: [one, other], by, ...filters }) => ({
      span: one < other ? { fromDay: one, toDay: other } : { fromDay: other, toDay: one },
      by,
      ...Object.fromEntries(Object.entries(filters).filter(([, values]) => values !== undefined)),
    }))
}

/** The same cut, counted rating by rating. */
function countByHand(given: readonly Given[], cut: Cut): string[] {
  const counts = new Map<string, number>()
  for (const fact of given.flatMap(factsOf)) {
    const { fromDay, toDay } = cut.span
    if (fact.day < fromDay || fact.day >= toDay) continue
    if (cut.unitIds && !cut.unitIds.includes(fact.unitId)) continue
    if (cut.deskIds && !cut.deskIds.includes(fact.deskId)) continue
    if (cut.channels && !cut.channels.includes(fact.channel)) continue
    if (cut.questions && !cut.questions.includes(fact.question)) continue
    const key = JSON.stringify(cut.by.map((field) => fact[field]))
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].map(([key, n]) => `${key} ${n}`).sort()
}

function factsOf({ rating, isBurst }: Given) {
  const reasons = JSON.parse(rating.reasons) as string[]
  const answers = JSON.parse(rating.answers) as Record<string, string[]>
  const chosen = Object.entries({
    level: [String(rating.level)],
    [reasonQuestion(rating.level)]: reasons,
    [procedureQuestion(rating.level)]: rating.procedure === null ? [] : [rating.procedure],
    ...answers,
  })
  return chosen.flatMap(([question, choices]) =>
    choices.map((choice) => ({
      unitId: rating.unit_id,
      deskId: rating.desk_id ?? '',
      month: rating.local_day.slice(0, 7),
      day: rating.local_day,
      weekday: weekdayOf(rating.local_day),
      hour: rating.local_hour,
      channel: rating.channel,
      versionId: rating.questionnaire_version_id,
      flag: isBurst ? BURST : '',
      question,
      choice,
    })),
  )
}

describe('the spans of a tally', () => {
  test('are whole months where they can be, and the ragged ends day by day', () => {
    expect(spansOf({ fromDay: '2024-01-30', toDay: '2024-04-02' }, 'month')).toEqual([
      '2024-01-30',
      '2024-01-31',
      '2024-02',
      '2024-03',
      '2024-04-01',
    ])
    expect(spansOf({ fromDay: '2026-12-01', toDay: '2027-02-01' }, 'month')).toEqual(['2026-12', '2027-01'])
    expect(spansOf({ fromDay: '2024-02-28', toDay: '2024-03-01' }, 'day')).toEqual([
      '2024-02-28',
      '2024-02-29',
    ])
    expect(spansOf({ fromDay: '2026-12-01', toDay: '2026-12-01' }, 'month')).toEqual([])
  })
})

describe.each(DATABASES)('the tally of ratings on %s', (database) => {
  let app: TestApp
  const units: string[] = []
  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('A')
    const rows = await app.db.selectFrom('unit').select('id').execute()
    units.push(...rows.map(({ id }) => id))
  })
  afterAll(() => app.stop())
  beforeEach(async () => {
    for (const table of ['rating_row', 'rating_flag', 'tally'] as const)
      await app.db.deleteFrom(table).execute()
  })

  /** As the service does, one transaction a shard: a burst is counted first and moved after. */
  async function keep(given: readonly Given[]): Promise<void> {
    for (const shard of [0, 1, 2]) {
      const own = given.filter((each) => each.shard === shard)
      const bursts = own.filter(({ isBurst }) => isBurst)
      const moves = new TallyMoves()
      for (const { rating } of own) moves.add(rating, '', 1)
      for (const { rating } of bursts) moves.flag(rating, BURST, rating.received_at)
      await app.db.transaction().execute(async (tx) => {
        const ratings = own.map(({ rating }) => rating)
        await insertRatings(tx, ratings)
        await insertFlags(
          tx,
          bursts.map(({ rating }) => ({ rating_id: rating.id, rule: BURST, flagged_at: rating.received_at })),
        )
        await ratingTally.move(tx, shard, moves.list())
      })
    }
  }

  test('answers any cut with what the ratings say, day, month, desk, hour or question', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitraryGiven(units), { maxLength: 40 }),
        fc.array(arbitraryCut(units), { minLength: 8, maxLength: 8 }),
        async (given, cuts) => {
          for (const table of ['rating_row', 'rating_flag', 'tally'] as const)
            await app.db.deleteFrom(table).execute()
          await keep(given)
          for (const cut of cuts) {
            const counts = await countTallies(app.db, cut)
            const told = counts.map(({ n, ...row }) => `${JSON.stringify(cut.by.map((f) => row[f]))} ${n}`)
            expect(told.toSorted()).toEqual(countByHand(given, cut))
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  test('holds in its days what its desks and hours hold, and in its months what its days hold, in every shard', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryGiven(units), { maxLength: 40 }), async (given) => {
        await app.db.deleteFrom('rating_row').execute()
        await app.db.deleteFrom('tally').execute()
        await keep(given)
        const sums = { places: new Map<string, number>(), days: new Map<string, number>() }
        const [months, added] = [new Map<string, number>(), new Map<string, number>()]
        const add = (to: Map<string, number>, cell: object, n: number) => {
          const key = JSON.stringify(cell)
          to.set(key, (to.get(key) ?? 0) + n)
        }
        for (const { n, desk_id, hour, ...row } of await app.db.selectFrom('tally').selectAll().execute()) {
          const isMonth = row.span.length === 7
          if (isMonth || hour === -1) expect([desk_id, hour]).toEqual(['', -1])
          if (isMonth) add(months, row, n)
          else add(hour === -1 ? sums.days : sums.places, row, n)
          if (!isMonth && hour === -1) add(added, { ...row, span: row.span.slice(0, 7), known: 'in-time' }, n)
        }
        const filled = (counts: Map<string, number>) => [...counts].filter(([, n]) => n !== 0).toSorted()
        expect(filled(sums.days)).toEqual(filled(sums.places))
        expect(filled(months)).toEqual(filled(added))
      }),
      { numRuns: 20 },
    )
  })

  test('a flag of a later day moves nothing: what was counted on a day that is over may have been told', () => {
    const rating = ratingOf({
      unit_id: 'A',
      desk_id: null,
      questionnaire_version_id: 'v1',
      level: 5,
      procedure: null,
      reasons: '[]',
      answers: '{}',
      local_day: '2026-07-01',
      local_hour: 9,
      channel: 'kiosk',
    })
    const flagsAfter = (flaggedAt: string) => {
      const moves = new TallyMoves()
      moves.add(rating, '', 1)
      moves.flag(rating, BURST, flaggedAt)
      return moves.list().flatMap(({ flag, n }) => (n === 0 ? [] : [flag]))
    }
    expect(flagsAfter('2026-07-01T23:59:59.999Z')).toEqual([BURST])
    expect(flagsAfter('2026-07-02T00:00:00.000Z')).toEqual([''])
  })

  test('tells a day’s counts in the order asked for', async () => {
    const given = (hour: number, desk_id: string | null) => ({
      rating: ratingOf({
        unit_id: units[0] ?? '',
        desk_id,
        questionnaire_version_id: 'v1',
        level: 5,
        procedure: null,
        reasons: '[]',
        answers: '{}',
        local_day: '2024-02-29',
        local_hour: hour,
        channel: 'kiosk',
      }),
      isBurst: false,
      shard: 1,
    })
    await keep([given(14, 'd2'), given(9, 'd1'), given(9, null), given(9, 'd1')])
    const cut = {
      span: { fromDay: '2024-02-01', toDay: '2024-03-01' },
      by: ['weekday', 'hour', 'deskId'],
    } as const
    expect(await countTallies(app.db, cut)).toEqual([
      { weekday: 3, hour: 9, deskId: '', n: 1 },
      { weekday: 3, hour: 9, deskId: 'd1', n: 2 },
      { weekday: 3, hour: 14, deskId: 'd2', n: 1 },
    ])
  })
})
