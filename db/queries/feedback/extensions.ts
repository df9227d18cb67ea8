import type { Selectable } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { FeedbackExtensionTable } from '../../tables/feedback.ts'

type StoredExtension = Selectable<FeedbackExtensionTable>

/** The request of this cycle that waits for a decision, with the name of who asked. */
export function findPendingExtension(db: Db, feedbackId: string, cycle: number) {
  return db
    .selectFrom('feedback_extension as e')
    .leftJoin('person', 'person.id', 'e.asked_by')
    .selectAll('e')
    .select('person.name as asked_by_name')
    .where('e.feedback_id', '=', feedbackId)
    .where('e.cycle', '=', cycle)
    .where('e.decision', 'is', null)
    .executeTakeFirst()
}

export async function insertExtension(tx: Tx, extension: StoredExtension): Promise<void> {
  await tx.insertInto('feedback_extension').values(extension).execute()
}

export async function decideExtension(
  tx: Tx,
  id: string,
  decision: Pick<StoredExtension, 'decision' | 'decided_at' | 'decided_by' | 'remark_id'>,
): Promise<void> {
  await tx.updateTable('feedback_extension').set(decision).where('id', '=', id).execute()
}

/** What the policy of an item allows and plans, as stored; undefined for a deadline from elsewhere. */
export function findPolicyTerms(db: Db | Tx, policyId: string) {
  return db
    .selectFrom('deadline_policy')
    .select(['limits', 'reminders'])
    .where('id', '=', policyId)
    .executeTakeFirst()
}
