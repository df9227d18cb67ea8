import type { Selectable } from 'kysely'
import { listOf, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { ContributionTable } from '../../tables/feedback.ts'

type StoredContribution = Selectable<ContributionTable>

/** A contribution with its unit, and the names of who asked and who gave it. */
export type ContributionOfUnit = Awaited<ReturnType<typeof listContributions>>[number]

function selectContributions(db: Db) {
  return db
    .selectFrom('contribution as c')
    .innerJoin('unit', 'unit.id', 'c.unit_id')
    .leftJoin('person as asker', 'asker.id', 'c.asked_by')
    .leftJoin('person as giver', 'giver.id', 'c.given_by')
    .selectAll('c')
    .select([
      'unit.path as unit_path',
      'unit.code as unit_code',
      'unit.name as unit_name',
      'unit.name_en as unit_name_en',
    ])
    .select(['asker.name as asked_by_name', 'giver.name as given_by_name'])
}

/** Everything an item's other units were asked, the oldest first. */
export function listContributions(db: Db, feedbackId: string) {
  return selectContributions(db)
    .where('c.feedback_id', '=', feedbackId)
    .orderBy('c.asked_at')
    .orderBy('c.id')
    .execute()
}

export function findContribution(db: Db, id: string): Promise<ContributionOfUnit | undefined> {
  return selectContributions(db).where('c.id', '=', id).executeTakeFirst()
}

/** True where the unit has been asked about the item, and the answer is still awaited. */
export async function isAskedAlready(db: Db, feedbackId: string, unitId: string): Promise<boolean> {
  const open = await db
    .selectFrom('contribution')
    .select('id')
    .where('feedback_id', '=', feedbackId)
    .where('unit_id', '=', unitId)
    .where('given_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return open !== undefined
}

/** Which units have a part in these items: those that are asked, and those that have contributed. */
export function listContributors(db: Db, feedbackIds: readonly string[]) {
  return db
    .selectFrom('contribution as c')
    .innerJoin('unit', 'unit.id', 'c.unit_id')
    .select(['c.feedback_id', 'unit.path'])
    .distinct()
    .where('c.feedback_id', 'in', listOf(db, feedbackIds))
    .where('c.ended_at', 'is', null)
    .execute()
}

/** The same by their ids, with each of them. */
export function listContributing(db: Db, feedbackIds: readonly string[]) {
  return db
    .selectFrom('contribution')
    .select(['feedback_id', 'unit_id'])
    .where('feedback_id', 'in', listOf(db, feedbackIds))
    .where('ended_at', 'is', null)
    .execute()
}

export async function insertContribution(tx: Tx, contribution: StoredContribution): Promise<void> {
  await tx.insertInto('contribution').values(contribution).execute()
}

export async function saveGiven(
  tx: Tx,
  id: string,
  given: Pick<StoredContribution, 'given_at' | 'given_by' | 'text_id' | 'on_time'>,
): Promise<void> {
  await tx.updateTable('contribution').set(given).where('id', '=', id).execute()
}

/** What ended at this moment with an answer is awaited again. */
export async function reopenContributions(tx: Tx, feedbackId: string, endedAt: string): Promise<void> {
  await tx
    .updateTable('contribution')
    .set({ ended_at: null, on_time: null })
    .where('feedback_id', '=', feedbackId)
    .where('ended_at', '=', endedAt)
    .execute()
}

/** What is still open is no longer needed: of the whole item, one of them, or of a unit. Past due it stays late for its unit. */
export async function endContributions(
  tx: Tx,
  feedbackId: string,
  at: string,
  { id, unitId }: { readonly id?: string; readonly unitId?: string } = {},
): Promise<void> {
  await tx
    .updateTable('contribution')
    .set((eb) => ({
      ended_at: at,
      on_time: eb.case().when('due_at', '<', at).then(eb.lit(0)).else(eb.lit(null)).end(),
    }))
    .where('feedback_id', '=', feedbackId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(unitId !== undefined, (query) => query.where('unit_id', '=', unitId ?? ''))
    .where('given_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}
