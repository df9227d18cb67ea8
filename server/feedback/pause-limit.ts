import { findPolicyTerms } from '../../db/queries/extensions.ts'
import { listPauses } from '../../db/queries/feedback.ts'
import type { Db } from '../../db/open.ts'
import { DeadlineLimits } from '../contract/calendar.ts'
import type { Item } from './find-in-scope.ts'

/** Does the item's policy let it wait for the citizen once more in this cycle? */
export async function mayPauseAgain(db: Db, item: Item): Promise<boolean> {
  const terms = item.policy_id === null ? undefined : await findPolicyTerms(db, item.policy_id)
  const { maxPauses } = DeadlineLimits.parse(JSON.parse(terms?.limits ?? '{}'))
  return maxPauses === undefined || (await listPauses(db, item.id, item.cycle)).length < maxPauses
}
