import type { GuideName } from './guide-names.ts'
import type { Words } from '../../server/contract/language.ts'
import type { Role, SessionReply } from '../../server/contract/people.ts'

/** Which guide a role begins with. */
const GUIDE_OF_ROLE: Readonly<Record<Role, GuideName>> = {
  officer: 'officer',
  head: 'head',
  coordinator: 'coordinator',
  'restricted-coordinator': 'coordinator',
  leader: 'leader',
  administrator: 'administrator',
}

interface GuideSection {
  readonly heading: Words
  readonly steps: readonly Words[]
  /** A screen of the demo; what a blind reader would miss stands in `shows`. */
  readonly picture?: { readonly name: string; readonly shows: Words }
  /** Where in the app it is done. */
  readonly place?: { readonly path: string; readonly words: Words }
}

/** A page of help: what somebody does, in their order. What stands in “ ” is written so on the screen it speaks of. */
export interface Guide {
  readonly lead: Words
  readonly sections: readonly GuideSection[]
}

/** The guide of the first role that somebody has, the one they work in first; the words of the screens where there is none. */
export function guideFor(session: SessionReply | undefined): GuideName {
  const role = session?.grants[0]?.role
  return role ? GUIDE_OF_ROLE[role] : 'glossary'
}
