import type { Insertable, Updateable } from 'kysely'
import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { AnswerTemplateTable } from '../../tables/answers.ts'

export type StoredTemplate = Awaited<ReturnType<typeof listTemplates>>[number]

/** All templates with their units, by name; a few hundred at most. */
export function listTemplates(db: Db) {
  return db
    .selectFrom('answer_template as t')
    .innerJoin('unit', 'unit.id', 't.unit_id')
    .leftJoin('answer_template_use as u', 'u.template_id', 't.id')
    .selectAll('t')
    .select(['unit.path as unit_path', 'unit.code as unit_code', 'unit.name as unit_name'])
    .select(['unit.name_en as unit_name_en', 'u.n as used'])
    .orderBy('t.name')
    .orderBy('t.id')
    .execute()
}

export async function insertTemplate(tx: Tx, row: Insertable<AnswerTemplateTable>): Promise<void> {
  await tx.insertInto('answer_template').values(row).execute()
}

/** True where it stood at this version, and was not retired. */
export async function updateTemplate(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  changes: Updateable<AnswerTemplateTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('answer_template')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function countTemplateUse(db: Db, id: string): Promise<void> {
  await db
    .insertInto('answer_template_use')
    .values({ template_id: id, n: 1 })
    .onConflict((known) =>
      known.column('template_id').doUpdateSet((eb) => ({ n: eb('answer_template_use.n', '+', 1) })),
    )
    .execute()
}
