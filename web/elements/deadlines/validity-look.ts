import type { Words } from '../../../server/contract/language.ts'
import type { ValidityState } from '../../../server/contract/deadlines/policy.ts'
import { CALENDAR_STRINGS } from '../../strings/calendar-strings.ts'

/** How a policy or a campaign stands today, in words and as a tag. */
export const VALIDITY_LOOK: Readonly<Record<ValidityState, { readonly words: Words; readonly tag: string }>> =
  {
    holds: { words: CALENDAR_STRINGS.stateHolds, tag: 'ontime' },
    coming: { words: CALENDAR_STRINGS.stateComing, tag: 'new' },
    ended: { words: CALENDAR_STRINGS.stateEnded, tag: '' },
  }
