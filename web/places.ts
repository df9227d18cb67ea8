import type { Words } from '../server/contract/language.ts'
import type { Role, SessionReply } from '../server/contract/people.ts'
import type { Route } from './router.ts'
import { hasRole } from './session.ts'
import { CALENDAR_STRINGS } from './strings/calendar-strings.ts'
import { PEOPLE_STRINGS } from './strings/people-strings.ts'
import { TAB_STRINGS } from './strings/tab-strings.ts'
import { STRINGS } from './strings/strings.ts'
import type { IconName } from './ui/icons.ts'

/** A way in from the menu, and the pages it stands for. */
interface Place {
  readonly words: Words
  readonly icon: IconName
  readonly route: Route
  readonly covers: readonly Route['page'][]
  readonly roles: readonly Role[]
}

/** The places of the app and who is offered them; the server decides again on every call. */
export const PLACES: readonly Place[] = [
  {
    words: STRINGS.queue,
    icon: 'inbox',
    route: { page: 'queue', view: 'today', q: '' },
    covers: ['queue', 'item'],
    roles: ['officer', 'head', 'coordinator', 'leader', 'restricted-coordinator'],
  },
  {
    words: STRINGS.board,
    icon: 'clock',
    route: { page: 'board', unit: undefined, wall: undefined },
    covers: ['board'],
    roles: ['head', 'coordinator', 'leader'],
  },
  {
    words: STRINGS.newEntry,
    icon: 'plus',
    route: { page: 'new' },
    covers: ['new'],
    roles: ['officer', 'head', 'coordinator'],
  },
  {
    words: STRINGS.reports,
    icon: 'chart',
    route: { page: 'reports', period: undefined, unit: undefined },
    covers: [
      'reports',
      'unit-profile',
      'publish',
      'indexes',
      'data-quality',
      'dossiers',
      'comments',
      'improvements',
    ],
    roles: ['head', 'coordinator', 'leader', 'administrator'],
  },
  {
    words: STRINGS.kiosks,
    icon: 'tablet',
    route: { page: 'kiosks' },
    covers: ['kiosks', 'ballots', 'questionnaires'],
    roles: ['head', 'coordinator', 'leader', 'administrator'],
  },
  {
    words: CALENDAR_STRINGS.place,
    icon: 'calendar',
    route: { page: 'calendar', unit: undefined, year: undefined },
    covers: [
      'calendar',
      'policies',
      'report-tasks',
      'questions',
      'approval-rules',
      'rules',
      'templates',
      'places',
      'messages',
      'personal-data',
      'privacy-notice',
      'audit',
      'deliveries',
      'keeping',
      'api-keys',
      'import',
    ],
    roles: ['officer', 'head', 'coordinator', 'leader', 'administrator', 'restricted-coordinator'],
  },
  {
    words: PEOPLE_STRINGS.title,
    icon: 'people',
    route: { page: 'people' },
    covers: ['people', 'person'],
    roles: ['administrator'],
  },
  {
    words: TAB_STRINGS.organisation,
    icon: 'signpost',
    route: { page: 'organisation', unit: undefined },
    covers: ['organisation'],
    roles: ['administrator'],
  },
]

/** Where a person begins: at the first place that is theirs, who leads and handles no items at the results. */
export function homeOf(session: SessionReply): Route | undefined {
  const isLeader =
    hasRole(session, 'leader') &&
    !hasRole(session, 'officer', 'head', 'coordinator', 'restricted-coordinator')
  const own = PLACES.filter(({ roles }) => hasRole(session, ...roles))
  return (isLeader ? own.find(({ route }) => route.page === 'reports') : own[0])?.route
}
