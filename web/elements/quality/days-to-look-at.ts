import type { TabletDay, TabletStrip } from '../../../server/contract/quality/data-quality.ts'

/** States of a day that somebody should look into. */
export const UNUSUAL: readonly TabletDay['state'][] = ['nobody', 'silent', 'unsent']

/** The days of a tablet that somebody should look into: by their state, or for what is marked on them. */
export function daysToLookAt({ days }: TabletStrip): TabletDay[] {
  return days.filter(({ state, marks }) => UNUSUAL.includes(state) || marks.length > 0)
}
