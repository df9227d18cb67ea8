import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { RatingReceipts } from '../../server/contract/rating.ts'
import { newUuid7 } from '../../server/ids.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { startApp } from '../fixtures/app.ts'
import { freshDatabase } from '../fixtures/databases/databases.ts'
import { GROWING } from '../fixtures/planned-scans.ts'
import { tapMaker } from '../fixtures/taps.ts'

const paper = readFileSync(join(import.meta.dirname, '../../db/SCALING.md'), 'utf8')
const partitions = /```sql\n([\s\S]+?)```/.exec(paper)?.[1] ?? ''

describe('a database divided on many', () => {
  test('has in the way the keys that are named, and no others', async () => {
    const named = [...paper.matchAll(/^\| `(\w+)` +\| `(\w+)`[^|]*\| (.*?) *\|$/gm)].map(
      ([, table, by, keys]) => ({
        table,
        by,
        keys: [...(keys ?? '').matchAll(/`(\w+)`/g)].map(([, key]) => key),
      }),
    )
    expect(named.map(({ table }) => table)).toEqual(GROWING.toSorted())
    const { db, drop } = await freshDatabase('postgres')
    const { rows } = await sql<{ table: string; key: string; columns: string[] }>`
      select t.relname as table, i.relname as key, array_agg(a.attname::text) as columns
      from pg_index x
      join pg_class t on t.oid = x.indrelid
      join pg_class i on i.oid = x.indexrelid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = any(x.indkey)
      where x.indisunique and t.relnamespace = 'public'::regnamespace
      group by 1, 2`.execute(db)
    await drop()
    expect(named).toEqual(
      named.map(({ table, by }) => ({
        table,
        by,
        keys: rows
          .filter((row) => row.table === table && !row.columns.includes(by ?? ''))
          .map(({ key }) => key)
          .toSorted(),
      })),
    )
  })

  test('keeps ratings by month, and counts each once', async () => {
    const app = await startApp('postgres')
    const { headers, reply } = await app.pairKiosk('Kiosk 1')
    const send = async (ratings: unknown) => {
      const response = await app.request('/api/ratings', { headers, json: { ratings } })
      return ((await response.json()) as RatingReceipts).receipts.map(({ status }) => status)
    }
    const tap = tapMaker(reply.questionnaire.id, app.clock.now() - 3_600_000)
    const before = tap()
    await send([before])
    const { rows: views } = await sql<{
      text: string
    }>`select pg_get_viewdef('rating'::regclass) as text`.execute(app.db)
    const viewBefore = `create view rating as ${views[0]?.text ?? ''}`
    await sql.raw(partitions).execute(app.db)
    try {
      const [december, misset] = [Date.parse('2026-12-01T00:00:00+07:00'), Date.parse('2031-01-01')]
      const taps = [
        tap(),
        tap({ id: newUuid7(december) }),
        tap({ id: newUuid7(december - 1) }),
        tap({ id: newUuid7(misset) }),
      ]
      expect(await send([before, ...taps])).toEqual(['duplicate', ...taps.map(() => 'accepted')])
      expect(await send(taps)).toEqual(taps.map(() => 'duplicate'))
      expect(await send([{ ...before, level: 1 }])).toEqual(['refused'])
      const { rows } = await sql<{ month: string; n: number }>`
        select tableoid::regclass::text as month, count(*)::int as n from rating_row group by 1 order by 1`.execute(
        app.db,
      )
      expect(rows).toEqual([
        { month: 'rating_2026_11', n: 3 },
        { month: 'rating_2026_12', n: 1 },
        { month: 'rating_else', n: 1 },
      ])
      expect(await verifyInstallation(app.service)).toMatchObject({ faults: [] })
    } finally {
      await sql
        .raw(
          `drop view rating; alter table rating_row rename to rating_divided;
          create table rating_row (like rating_divided including all); drop table rating_divided; ${viewBefore}`,
        )
        .execute(app.db)
      await app.stop()
    }
  })
})
