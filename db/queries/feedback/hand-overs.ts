import { sql } from 'kysely'
import { listOf } from '../../dialect.ts'
import type { Db } from '../../open.ts'

/** Written out, as in the partial index of these entries: no parameter would match it. */
const MOVES = [sql.lit('paused' as const), sql.lit('transferred' as const)]

/** Transfers between two instants in their order, each with its item as it stands; of what is held nothing. */
export function listTransfers(db: Db, fromIso: string, toIso: string) {
  return db
    .selectFrom('history_event as e')
    .innerJoin('feedback as f', 'f.id', 'e.chain')
    .innerJoin('unit as lead', 'lead.id', 'f.lead_unit_id')
    .select(['f.id', 'f.tracking_code', 'f.title', 'f.status', 'lead.path as lead_path'])
    .select(['e.kind', 'e.version', 'e.at', 'e.body'])
    .where('e.kind', 'in', MOVES)
    .where('e.kind', '=', 'transferred')
    .where('e.at', '>=', fromIso)
    .where('e.at', '<', toIso)
    .where('f.restricted', '=', sql.lit(0))
    .orderBy('e.at')
    .orderBy('e.chain')
    .execute()
}

/** By which unit these items were held, from when to when, in their order. */
export function listHoldings(db: Db, feedbackIds: readonly string[]) {
  return db
    .selectFrom('feedback_holding')
    .select(['feedback_id', 'cycle', 'unit_id', 'from_at', 'to_at'])
    .where('feedback_id', 'in', listOf(db, feedbackIds))
    .orderBy('from_at')
    .orderBy('id')
    .execute()
}

/** The units that had an item in this cycle and have it no more, the first first. */
export function listFormerHolders(db: Db, feedbackId: string, cycle: number) {
  return db
    .selectFrom('feedback_holding as h')
    .innerJoin('unit', 'unit.id', 'h.unit_id')
    .select(['h.unit_id', 'h.due_at', 'unit.path', 'unit.code'])
    .where('h.feedback_id', '=', feedbackId)
    .where('h.cycle', '=', cycle)
    .where('h.to_at', 'is not', null)
    .orderBy('h.from_at')
    .orderBy('h.id')
    .execute()
}

/** Whoever has seen an item's history up to this entry, each role's unit by its path. */
export function listLookersSince(db: Db, feedbackId: string, seq: number) {
  return db
    .selectFrom('item_look as l')
    .innerJoin('role_grant as g', 'g.person_id', 'l.person_id')
    .innerJoin('unit', 'unit.id', 'g.unit_id')
    .select(['l.person_id', 'unit.path'])
    .where('l.feedback_id', '=', feedbackId)
    .where('l.event_seq', '>=', seq)
    .execute()
}
