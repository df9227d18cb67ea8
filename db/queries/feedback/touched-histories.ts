import type { Db } from '../../open.ts'

/** What an entry of an item's history set, of items that are not held and have an entry at this instant or later; in order. */
export function listTouchedHistories(db: Db, sinceIso: string) {
  return db
    .selectFrom('history_event as e')
    .innerJoin('feedback as f', 'f.id', 'e.chain')
    .select(['e.chain', 'e.at', 'e.sets'])
    .where('f.restricted', '=', 0)
    .where('e.chain', 'in', (touched) =>
      touched.selectFrom('history_event').select('chain').where('at', '>=', sinceIso),
    )
    .orderBy('e.chain')
    .orderBy('e.seq')
    .execute()
}
