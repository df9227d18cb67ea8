import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listRatings, insertRatings, type Rating } from '../../db/queries/ratings.ts'
import { readAllRatings } from '../../db/queries/verify.ts'
import { LANGUAGES } from '../../server/contract/language.ts'
import { WAY_OF_CHANNEL, type RatingChannel } from '../../server/contract/rating-channel.ts'
import { addDays } from '../../server/domain/local-time.ts'
import { DATABASES, type FreshDatabase, freshDatabase } from '../fixtures/databases/databases.ts'

const CHANNELS = ['kiosk', ...Object.keys(WAY_OF_CHANNEL)] as RatingChannel[]
const instant = fc
  .integer({ min: Date.parse('0001-01-01T00:00:00.000Z'), max: Date.parse('9999-12-31T23:59:59.999Z') })
  .map((ms) => new Date(ms).toISOString())
const word = fc.option(fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !text.includes('\0')))

const rating: fc.Arbitrary<Rating> = fc.record({
  id: fc.uuid(),
  device_id: fc.constantFrom('', '01a192e7-6280-7000-8000-000000000001'),
  seq: fc.integer({ min: 0, max: 2 ** 40 }),
  questionnaire_version_id: fc.constantFrom('v1', 'v2'),
  level: fc.integer({ min: 1, max: 10 }),
  reasons: fc.constantFrom('[]', '["time"]'),
  answers: fc.constantFrom('{}', '{"speed":["slow"]}'),
  tapped_at: instant,
  received_at: instant,
  clock_offset_ms: fc.option(fc.integer({ min: -(2 ** 45), max: 2 ** 45 })),
  local_day: fc.integer({ min: -700_000, max: 2_900_000 }).map((days) => addDays('1970-01-01', days)),
  local_hour: fc.integer({ min: 0, max: 23 }),
  unit_id: fc.constantFrom('a', 'b'),
  desk_id: word,
  procedure: word,
  dossier_mark: word,
  language: fc.constantFrom(...LANGUAGES),
  channel: fc.constantFrom(...CHANNELS),
  option_order: fc.option(fc.constantFrom('best-first', 'worst-first')),
  wants_answer: fc.constantFrom(0, 1),
  follow_up_code: fc.option(fc.constantFrom('ABCDEFGH', 'JKMNPQRS')),
})

describe.each(DATABASES)('ratings on %s', (database) => {
  let fresh: FreshDatabase
  beforeAll(async () => {
    fresh = await freshDatabase(database)
  })
  afterAll(() => fresh.drop())

  test('are read as they were kept, whatever they say, and a second one under an id changes nothing', async () => {
    const { db } = fresh
    const given = fc.uniqueArray(rating, { selector: ({ id }) => id, minLength: 1, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(given, async (ratings) => {
        await db.deleteFrom('rating_row').execute()
        const ids = ratings.map(({ id }) => id)
        await db.transaction().execute(async (tx) => {
          expect(await insertRatings(tx, ratings)).toEqual(new Set(ids))
          const others = ratings.map((each) => ({ ...each, level: 11, unit_id: 'c' }))
          expect(await insertRatings(tx, others)).toEqual(new Set())
          const kept = await listRatings(tx, ids)
          const inOrder = (rows: readonly Rating[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
          expect(inOrder(kept)).toEqual(inOrder(ratings))
          const all = []
          for await (const page of readAllRatings(tx, ['suspect-burst'])) all.push(...page)
          expect(all.map(({ id }) => id)).toEqual(ids.toSorted())
        })
      }),
      { numRuns: 60 },
    )
  })

  test('of one origin say it once', async () => {
    const { db } = fresh
    await db.deleteFrom('rating_row').execute()
    await db.deleteFrom('rating_origin').execute()
    const [one] = fc.sample(rating, 1)
    if (!one) throw new Error('nothing was drawn')
    const desks = ['d1', 'd2', 'd1', null]
    for (const [index, desk_id] of desks.entries()) {
      const id = `01a192e7-6280-7000-8000-00000000000${index}`
      await db.transaction().execute((tx) => insertRatings(tx, [{ ...one, id, desk_id }]))
    }
    const origins = await db.selectFrom('rating_origin').select(['no', 'desk_id']).orderBy('no').execute()
    expect(origins).toEqual([
      { no: 1, desk_id: 'd1' },
      { no: 2, desk_id: 'd2' },
      { no: 3, desk_id: '' },
    ])
  })
})
