import type { Insertable } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { CitizenVerdictTable } from '../../tables/answers.ts'

/** An item's answer of a cycle and what the sender of `by` said of it; undefined without an answer. */
export function findAnswerToJudge(
  db: Db | Tx,
  { id, cycle }: { readonly id: string; readonly cycle: number },
  by: string,
) {
  return db
    .selectFrom('answer as a')
    .leftJoin('citizen_verdict as v', (join) =>
      join
        .onRef('v.answer_of', '=', 'a.feedback_id')
        .onRef('v.cycle', '=', 'a.cycle')
        .on('v.feedback_id', '=', by),
    )
    .select(['a.unit_id', 'a.answered_at', 'v.level'])
    .where('a.feedback_id', '=', id)
    .where('a.cycle', '=', cycle)
    .executeTakeFirst()
}

/** What the sender said of each answer, its own or of what it was part of, the oldest first. */
export function listVerdicts(db: Db | Tx, feedbackId: string) {
  return db
    .selectFrom('citizen_verdict')
    .select(['answer_of', 'cycle', 'level', 'reason_id', 'given_at', 'answer_text_id'])
    .where('feedback_id', '=', feedbackId)
    .orderBy('given_at')
    .orderBy('id')
    .execute()
}

/** As many as a person reads. */
const MOST_JOINED = 200

/** What senders of other items that were part of this one said of its answers, the oldest first; why, where it is kept. */
export function listJoinedVerdicts(db: Db | Tx, feedbackId: string) {
  return db
    .selectFrom('citizen_verdict as v')
    .innerJoin('feedback as f', 'f.id', 'v.feedback_id')
    .leftJoin('history_text as t', (join) =>
      join.onRef('t.chain', '=', 'v.feedback_id').onRef('t.id', '=', 'v.reason_id'),
    )
    .select(['f.tracking_code', 'v.cycle', 'v.level', 'v.given_at', 'v.answer_text_id', 't.text as reason'])
    .where('v.answer_of', '=', feedbackId)
    .where('v.feedback_id', '<>', feedbackId)
    .where('f.restricted', '=', 0)
    .orderBy('v.given_at')
    .orderBy('v.id')
    .limit(MOST_JOINED)
    .execute()
}

export async function insertVerdict(tx: Tx, verdict: Insertable<CitizenVerdictTable>): Promise<void> {
  await tx.insertInto('citizen_verdict').values(verdict).execute()
}

/** Verdicts given in `[from, to)`, of and about items that are not held, by the unit that answered. */
export function listVerdictsGiven(db: Db | Tx, from: string, to: string) {
  return db
    .selectFrom('citizen_verdict as v')
    .innerJoin('feedback as f', 'f.id', 'v.feedback_id')
    .innerJoin('feedback as answered', 'answered.id', 'v.answer_of')
    .select(['v.unit_id', 'v.level', 'v.given_at'])
    .where('v.given_at', '>=', from)
    .where('v.given_at', '<', to)
    .where('f.restricted', '=', 0)
    .where('answered.restricted', '=', 0)
    .execute()
}
