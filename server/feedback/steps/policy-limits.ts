import { findPolicyTerms } from '../../../db/queries/feedback/extensions.ts'
import { listPauses } from '../../../db/queries/feedback/feedback.ts'
import type { Tx } from '../../../db/dialect.ts'
import type { Db } from '../../../db/open.ts'
import { DeadlineLimits } from '../../contract/deadlines/calendar.ts'
import type { Item } from '../find-in-scope.ts'

/** What the item's own policy allows; nothing is limited where another system had promised the date. */
export async function findLimits(
  db: Db | Tx,
  { policy_id }: Pick<Item, 'policy_id'>,
): Promise<DeadlineLimits> {
  const terms = policy_id === null ? undefined : await findPolicyTerms(db, policy_id)
  return DeadlineLimits.parse(JSON.parse(terms?.limits ?? '{}'))
}

/** May the item wait for the citizen once more in this cycle? */
export async function mayPauseAgain(db: Db, item: Item, limits = findLimits(db, item)): Promise<boolean> {
  const { maxPauses } = await limits
  return maxPauses === undefined || (await listPauses(db, item.id, item.cycle)).length < maxPauses
}
