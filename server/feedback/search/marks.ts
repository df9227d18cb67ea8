import type { Feedback } from '../../../db/queries/feedback/feedback.ts'
import { isOpen } from '../../domain/lifecycle.ts'

/** What lists are cut by, as words of the search index: short, and none of them begins as one of another kind. */
const OPEN = 'open'
const hexOf = (unitId: string) => unitId.replaceAll('-', '')
const leadMark = (unitId: string) => `u${hexOf(unitId)}`
const askedMark = (unitId: string) => `c${hexOf(unitId)}`

/** The marks of an item that `contributing` units have a part in, in an order of their own. */
export function marksOf(
  { lead_unit_id, status }: Pick<Feedback, 'lead_unit_id' | 'status'>,
  contributing: readonly string[],
): string[] {
  return [
    leadMark(lead_unit_id),
    ...[...new Set(contributing)].sort().map(askedMark),
    ...(isOpen(status) ? [OPEN] : []),
  ]
}

/** More units are not asked of the index: what it gives is looked at one by one in any case. */
const MOST_UNITS = 60

/** The groups of marks of which each item of a list has one at least. */
export function marksWanted({
  unitIds,
  orContributed = false,
  isOpen: isOpenWanted,
}: {
  readonly unitIds: readonly string[] | null
  readonly orContributed?: boolean | undefined
  readonly isOpen: boolean
}): string[][] {
  const isByUnits = unitIds !== null && unitIds.length > 0 && unitIds.length <= MOST_UNITS
  return [
    ...(isByUnits
      ? [unitIds.flatMap((id) => [leadMark(id), ...(orContributed ? [askedMark(id)] : [])])]
      : []),
    ...(isOpenWanted ? [[OPEN]] : []),
  ]
}
