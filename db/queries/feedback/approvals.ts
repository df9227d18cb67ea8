import type { Selectable } from 'kysely'
import { listOf, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { AnswerApprovalTable, ApprovalRuleTable } from '../../tables/answers.ts'
import type { Role } from '../../../server/contract/people.ts'

type ApprovalRule = Selectable<ApprovalRuleTable>
type AnswerApproval = Selectable<AnswerApprovalTable>

/** Every rule there ever was, the oldest first, with its unit. */
export function listApprovalRules(db: Db | Tx) {
  return db
    .selectFrom('approval_rule as r')
    .leftJoin('unit', 'unit.id', 'r.unit_id')
    .selectAll('r')
    .select(['unit.code as unit_code', 'unit.name as unit_name', 'unit.name_en as unit_name_en'])
    .select('unit.path as unit_path')
    .orderBy('r.added_at')
    .orderBy('r.id')
    .execute()
}

export type StoredApprovalRule = Awaited<ReturnType<typeof listApprovalRules>>[number]

export async function insertApprovalRule(tx: Tx, rule: ApprovalRule): Promise<void> {
  await tx.insertInto('approval_rule').values(rule).execute()
}

/** Ends a rule that holds; false where it has ended meanwhile. */
export async function endApprovalRule(tx: Tx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('approval_rule')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function insertApproval(tx: Tx, approval: AnswerApproval): Promise<void> {
  await tx.insertInto('answer_approval').values(approval).execute()
}

export async function decideApproval(
  tx: Tx,
  id: string,
  decision: Pick<AnswerApproval, 'decision' | 'decided_at' | 'decided_by'>,
): Promise<void> {
  await tx.updateTable('answer_approval').set(decision).where('id', '=', id).execute()
}

/** What waits for a decision is no longer needed: its item was withdrawn. */
export async function withdrawApprovals(tx: Tx, feedbackId: string, at: string): Promise<void> {
  await tx
    .updateTable('answer_approval')
    .set({ decision: 'withdrawn', decided_at: at })
    .where('feedback_id', '=', feedbackId)
    .where('decided_at', 'is', null)
    .execute()
}

/** Names of those whose role on one of these units lets them decide on that day, without `butNot`. */
export async function listDeciders(
  db: Db,
  {
    unitIds,
    roles,
    onDay,
    butNot,
  }: {
    readonly unitIds: readonly string[]
    readonly roles: readonly Role[]
    readonly onDay: string
    readonly butNot: string | null
  },
): Promise<string[]> {
  const rows = await db
    .selectFrom('person')
    .select('person.name')
    .where('person.active', '=', 1)
    .where('person.id', '!=', butNot ?? '')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('role_grant as g')
          .select('g.id')
          .whereRef('g.person_id', '=', 'person.id')
          .where('g.unit_id', 'in', listOf(db, unitIds))
          .where('g.role', 'in', roles)
          .where('g.pending', '=', 0)
          .where('g.valid_from', '<=', onDay)
          .where((or) => or.or([or('g.valid_to', 'is', null), or('g.valid_to', '>', onDay)])),
      ),
    )
    .execute()
  return rows.map(({ name }) => name)
}
