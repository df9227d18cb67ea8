import { listLookersSince } from '../../../../db/queries/feedback/hand-overs.ts'
import type { StoredEvent } from '../../../../db/queries/history/events.ts'
import type { Db } from '../../../../db/open.ts'
import { groupBy } from '../../../domain/group-by.ts'
import type { Item } from '../../find-in-scope.ts'

/**
 * Was an item sent to its unit, and has nothing happened since? Neither an entry but notes, nor anybody there who has opened
 * it: somebody who may read it in this unit, and not in the one that sent it.
 */
export async function isUntouched(
  db: Db,
  item: Pick<Item, 'id' | 'lead_path' | 'former_paths' | 'assignee_id'>,
  events: readonly Pick<StoredEvent, 'seq' | 'kind'>[],
): Promise<boolean> {
  const last = events.findLast(({ kind }) => kind !== 'noted')
  const from = item.former_paths.at(-1)
  if (last?.kind !== 'transferred' || from === undefined || item.assignee_id !== null) return false
  const lookers = groupBy(await listLookersSince(db, item.id, last.seq), ({ person_id }) => person_id)
  return ![...lookers.values()].some((roles) => {
    const may = (unitPath: string) => roles.some(({ path }) => unitPath.startsWith(path))
    return may(item.lead_path) && !may(from)
  })
}
