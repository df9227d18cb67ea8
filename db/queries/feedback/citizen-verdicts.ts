import type { Insertable } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { CitizenVerdictTable } from '../../tables.ts'

/** The cycle's answer and what its sender said of it; undefined without an answer. */
export function findAnswerToJudge(db: Db | Tx, feedbackId: string, cycle: number) {
  return db
    .selectFrom('answer as a')
    .leftJoin('citizen_verdict as v', (join) =>
      join.onRef('v.feedback_id', '=', 'a.feedback_id').onRef('v.cycle', '=', 'a.cycle'),
    )
    .select(['a.unit_id', 'a.answered_at', 'v.level'])
    .where('a.feedback_id', '=', feedbackId)
    .where('a.cycle', '=', cycle)
    .executeTakeFirst()
}

/** What the sender said of each answer, the oldest first. */
export function listVerdicts(db: Db | Tx, feedbackId: string) {
  return db
    .selectFrom('citizen_verdict')
    .select(['cycle', 'level', 'reason_id', 'given_at'])
    .where('feedback_id', '=', feedbackId)
    .orderBy('cycle')
    .execute()
}

export async function insertVerdict(tx: Tx, verdict: Insertable<CitizenVerdictTable>): Promise<void> {
  await tx.insertInto('citizen_verdict').values(verdict).execute()
}

/** Verdicts given in `[from, to)`, of items that are not held, by the unit that answered. */
export function listVerdictsGiven(db: Db | Tx, from: string, to: string) {
  return db
    .selectFrom('citizen_verdict as v')
    .innerJoin('feedback as f', 'f.id', 'v.feedback_id')
    .select(['v.unit_id', 'v.level', 'v.given_at'])
    .where('v.given_at', '>=', from)
    .where('v.given_at', '<', to)
    .where('f.restricted', '=', 0)
    .execute()
}
