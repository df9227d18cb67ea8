import {
  listCategories,
  listProcedureVersions,
  type StoredProcedure,
} from '../../db/queries/office/catalogue.ts'
import type { Context } from '../context.ts'
import type { DeadlineRule } from '../contract/deadlines/calendar.ts'
import type { Catalogue, ProcedureVersion } from '../contract/organisation/catalogue.ts'
import { localDay } from '../domain/local-time.ts'

/** The office's categories in its order, and every version of its procedures. */
export async function listCatalogue(ctx: Context): Promise<Catalogue> {
  const [categories, procedures] = await Promise.all([listCategories(ctx.db), listProcedureVersions(ctx.db)])
  return {
    categories: categories.map(({ id, name, name_en, retired_on }) => ({
      id,
      name,
      nameEn: name_en,
      retiredOn: retired_on,
    })),
    procedures: procedures.map(toProcedure),
    today: localDay(ctx.now(), ctx.organisation.zone),
  }
}

function toProcedure(row: StoredProcedure): ProcedureVersion {
  return {
    code: row.code,
    name: row.name,
    nameEn: row.name_en,
    category: row.category,
    statutory: JSON.parse(row.statutory) as DeadlineRule,
    committed: JSON.parse(row.committed) as DeadlineRule,
    validFrom: row.valid_from,
    retired: row.retired === 1,
  }
}
