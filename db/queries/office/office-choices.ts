import type { Selectable } from 'kysely'
import type { Db } from '../../open.ts'
import type { OfficeChoiceTable } from '../../tables/organisation.ts'
import { announceChange, type ChangeTx } from '../change-stamps.ts'

type StoredChoice = Selectable<OfficeChoiceTable>

/** What was ever chosen. */
export function listOfficeChoices(db: Db): Promise<StoredChoice[]> {
  return db.selectFrom('office_choice').selectAll().execute()
}

export async function saveOfficeChoice(tx: ChangeTx, choice: StoredChoice): Promise<void> {
  announceChange(tx, 'office-choices')
  await tx
    .insertInto('office_choice')
    .values(choice)
    .onConflict((known) => known.column('id').doUpdateSet({ chosen: choice.chosen }))
    .execute()
}
