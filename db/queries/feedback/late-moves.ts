import { sql } from 'kysely'
import type { Db } from '../../open.ts'

/** Written out, as in the partial index of these entries: no parameter would match it. */
const MOVES = [sql.lit('paused' as const), sql.lit('transferred' as const)]

/** Pauses and transfers of what is not held, between two instants, each with the entry that told of it and where the item stands; the newest first. */
export function listMoves(db: Db, fromIso: string, toIso: string) {
  return db
    .selectFrom('history_event as e')
    .innerJoin('feedback as f', 'f.id', 'e.chain')
    .select(['e.chain as feedback_id', 'e.kind', 'e.version', 'e.at', 'e.body'])
    .innerJoin('unit as lead', 'lead.id', 'f.lead_unit_id')
    .select(['f.tracking_code', 'f.status', 'lead.path as lead_path'])
    .where('f.restricted', '=', sql.lit(0))
    .where('e.kind', 'in', MOVES)
    .where('e.at', '>=', fromIso)
    .where('e.at', '<', toIso)
    .orderBy('e.at', 'desc')
    .orderBy('e.chain')
    .execute()
}
