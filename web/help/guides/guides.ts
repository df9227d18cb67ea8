import type { GuideName } from '../guide-names.ts'
import type { Guide } from '../guide.ts'
import { ADMINISTRATOR_GUIDE } from './administrator.ts'
import { COORDINATOR_GUIDE } from './coordinator.ts'
import { HEAD_GUIDE } from './head.ts'
import { LEADER_GUIDE } from './leader.ts'
import { OFFICER_GUIDE } from './officer.ts'
import { POSTER_GUIDE } from './poster.ts'

export const GUIDES: Readonly<Record<Exclude<GuideName, 'glossary'>, Guide>> = {
  officer: OFFICER_GUIDE,
  head: HEAD_GUIDE,
  coordinator: COORDINATOR_GUIDE,
  leader: LEADER_GUIDE,
  administrator: ADMINISTRATOR_GUIDE,
  poster: POSTER_GUIDE,
}
