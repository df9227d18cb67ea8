import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { deleteCallsBefore } from '../../db/queries/call-counts.ts'
import { createLimiter, type Limiter } from '../../server/limits.ts'
import { freshDatabase } from '../fixtures/databases/databases.ts'

const THREE_A_MINUTE = { points: 3, duration: 60 }
const ADDRESS = '203.0.113.7'

/** How many of so many calls, one after the other, are let through. */
async function callsOf(calls: readonly Limiter[]): Promise<number> {
  let through = 0
  for (const limiter of calls)
    through += await limiter.consume(ADDRESS).then(
      () => 1,
      () => 0,
    )
  return through
}

describe('limits of calls from one address, by two processes on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>
  let one: Limiter, other: Limiter
  beforeEach(async () => {
    database = await freshDatabase('postgres')
    one = createLimiter(database, 'letter', THREE_A_MINUTE)
    other = createLimiter(database, 'letter', THREE_A_MINUTE)
  })
  afterEach(() => database.drop())

  test('are reached together, whichever process is asked', async () => {
    expect(await callsOf([one, other, one, other, one])).toBe(3)
    expect((await other.get(ADDRESS))?.remainingPoints).toBe(0)
  })

  test('are not passed by calls that come at once', async () => {
    const told = await Promise.all(Array.from({ length: 20 }, (_, call) => callsOf([call % 2 ? one : other])))
    expect(told.reduce((sum, through) => sum + through, 0)).toBe(3)
  })

  test('of one kind say nothing of another kind, nor of another address', async () => {
    await callsOf([one, one, one])
    expect(await callsOf([createLimiter(database, 'track', THREE_A_MINUTE)])).toBe(1)
    expect((await other.consume('203.0.113.8')).remainingPoints).toBe(2)
  })

  test('keep no address, and no count longer than its while', async () => {
    await callsOf([one])
    const kept = await database.db.selectFrom('call_count').selectAll().execute()
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toContain(ADDRESS)
    await deleteCallsBefore(database.db, kept[0]?.expire ?? 0)
    expect(await database.db.selectFrom('call_count').select('key').execute()).toHaveLength(1)
    await deleteCallsBefore(database.db, (kept[0]?.expire ?? 0) + 1)
    expect(await database.db.selectFrom('call_count').select('key').execute()).toEqual([])
  })

  test('are each process’s own while the database cannot be asked', async () => {
    const move = (from: string, to: string) => database.db.schema.alterTable(from).renameTo(to).execute()
    await move('call_count', 'out_of_reach')
    expect(await callsOf([one, one, one, one, other])).toBe(4)
    await move('out_of_reach', 'call_count')
  })
})

test('limits of calls on SQLite, which one process serves, are that process’s and write nothing', async () => {
  const database = await freshDatabase('sqlite')
  const limiter = createLimiter(database, 'letter', THREE_A_MINUTE)
  expect(await callsOf([limiter, limiter, limiter, limiter])).toBe(3)
  expect(await database.db.selectFrom('call_count').select('key').execute()).toEqual([])
  await database.drop()
})
