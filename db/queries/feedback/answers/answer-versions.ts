import type { Insertable } from 'kysely'
import type { Tx } from '../../../dialect.ts'
import type { Db } from '../../../open.ts'
import type { AnswerAmendmentTable } from '../../../tables/answers.ts'

/** One text that an answer had, with who wrote it. */
export interface AnswerVersion {
  readonly answer_id: string
  readonly cycle: number
  readonly text_id: string
  readonly at: string
  readonly person_id: string | null
  readonly person_name: string | null
}

/** Every text that an item's answers had: cycle by cycle, as first given and then as amended; the last of a cycle stands. */
export async function listAnswerVersions(db: Db | Tx, feedbackId: string): Promise<AnswerVersion[]> {
  const given = await db
    .selectFrom('answer as a')
    .leftJoin('person', 'person.id', 'a.person_id')
    .select(['a.id as answer_id', 'a.cycle', 'a.text_id', 'a.answered_at as at', 'a.person_id'])
    .select('person.name as person_name')
    .where('a.feedback_id', '=', feedbackId)
    .orderBy('a.cycle')
    .execute()
  if (given.length === 0) return []
  const amended = await db
    .selectFrom('answer_amendment as m')
    .innerJoin('answer as a', 'a.id', 'm.answer_id')
    .leftJoin('person', 'person.id', 'm.person_id')
    .select(['m.answer_id', 'a.cycle', 'm.text_id', 'm.amended_at as at', 'm.person_id'])
    .select('person.name as person_name')
    .where('m.feedback_id', '=', feedbackId)
    .orderBy('m.amended_at')
    .orderBy('m.id')
    .execute()
  return given.flatMap((first) => [
    first,
    ...amended.filter(({ answer_id }) => answer_id === first.answer_id),
  ])
}

/** The same of one cycle's answer. */
export async function findAnswerVersions(
  db: Db | Tx,
  feedbackId: string,
  cycle: number,
): Promise<AnswerVersion[]> {
  return (await listAnswerVersions(db, feedbackId)).filter((version) => version.cycle === cycle)
}

/** Does that cycle's answer say something else than what a verdict was given on? */
export function isAmendedSince(
  versions: readonly AnswerVersion[],
  verdict: { readonly cycle: number; readonly answer_text_id: string },
): boolean {
  const standing = versions.findLast(({ cycle }) => cycle === verdict.cycle)
  return standing !== undefined && standing.text_id !== verdict.answer_text_id
}

export async function insertAmendment(tx: Tx, amendment: Insertable<AnswerAmendmentTable>): Promise<void> {
  await tx.insertInto('answer_amendment').values(amendment).execute()
}
