import { sql } from 'kysely'
import { isAnyOf } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import { type DaySpan, spansOf } from '../tally-cells.ts'

/**
 * A text that is another one as soon as a rating of these whole months has come or has been flagged. Ratings are only ever
 * added, and flags too, so no later state has the sums of an earlier one.
 */
export async function readTallyStamp(db: Db, span: DaySpan): Promise<string> {
  const { rows } = await sql<Readonly<Record<'unit' | 'n' | 'flagged' | 'levels', unknown>>>`
    select unit_id as unit, cast(sum(n) as bigint) as n,
      cast(sum(case when flag <> '' then n else 0 end) as bigint) as flagged,
      cast(sum(n * cast(choice as integer)) as bigint) as levels
    from tally
    where unit_id in (select id from unit) and question = 'level' and ${isAnyOf(db, 'span', spansOf(span, 'month'))}
    group by unit_id having sum(n) <> 0 order by unit_id`.execute(db)
  return rows.map(({ unit, n, flagged, levels }) => [unit, n, flagged, levels].join(' ')).join('\n')
}
