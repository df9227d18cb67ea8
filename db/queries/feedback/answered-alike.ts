import { sql } from 'kysely'
import type { SearchTerm } from '../../../server/contract/feedback/search.ts'
import { asLookUp, newestHolding } from '../../dialect.ts'
import type { Db } from '../../open.ts'

/** Who answered the newest items that say all of this themselves, in so many texts at most; what is held is never among them. */
export async function listAnsweredWith(
  db: Db,
  terms: readonly SearchTerm[],
  most: number,
): Promise<{ id: string; unitId: string }[]> {
  const { rows } = await sql<{ id: string; unit_id: string }>`select f.id, f.lead_unit_id as unit_id
    from (${newestHolding(db, terms, most)}) as newest
    inner join search_text on search_text.doc = newest.doc
    inner join feedback as f on f.id = search_text.feedback_id
    where search_text.about = 'item' and f.restricted = 0 and f.status in ('answered', 'closed')
    ${asLookUp}`.execute(db)
  return rows.map(({ id, unit_id }) => ({ id, unitId: unit_id }))
}
