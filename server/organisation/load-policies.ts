import { listPoliciesWithPaths } from '../../db/queries/calendars.ts'
import type { Db } from '../../db/open.ts'
import type { DeadlineRule } from '../contract/calendar.ts'
import type { DeadlinePolicy } from '../domain/choose-policy.ts'

/** Every deadline policy, of any day, ready for `choosePolicy`. */
export async function loadPolicies(db: Db): Promise<DeadlinePolicy[]> {
  const rows = await listPoliciesWithPaths(db)
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    rule: JSON.parse(row.rule) as DeadlineRule,
    channel: row.channel,
    categoryFolded: row.category_folded,
    unitPath: row.unit_path,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }))
}
