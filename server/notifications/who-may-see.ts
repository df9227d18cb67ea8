import { listContributors } from '../../db/queries/feedback/contributions.ts'
import { findHead } from '../../db/queries/feedback/families.ts'
import { findFeedback } from '../../db/queries/feedback/feedback.ts'
import type { Service } from '../context.ts'
import { maySeeItem } from '../permit.ts'
import { actorOf } from '../sign-in/actor-of.ts'

/** Of these people those who may see the item now: rights may have ended since they were meant. */
export async function whoMaySee<P extends { readonly id: string }>(
  service: Service,
  feedbackId: string,
  people: readonly P[],
): Promise<P[]> {
  const { db } = service
  const item = await findFeedback(db, feedbackId)
  if (!item) return []
  const contributors = await listContributors(db, [feedbackId])
  const head = item.merged_into === null ? undefined : await findFeedback(db, await findHead(db, feedbackId))
  const contributor_paths = [...contributors, ...(head ? [{ path: head.lead_path }] : [])].map(
    ({ path }) => path,
  )
  const seen = await Promise.all(
    people.map(async (person) =>
      maySeeItem(await actorOf(service, { id: person.id, name: '' }), { ...item, contributor_paths })
        ? [person]
        : [],
    ),
  )
  return seen.flat()
}
