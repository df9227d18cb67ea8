import type { Role } from './people.ts'

/** Who may do what, inside the subtree their role is bound to. The one table; queries and routes both ask it. */
export const PERMISSIONS = {
  'organisation/read': [
    'officer',
    'head',
    'coordinator',
    'leader',
    'administrator',
    'restricted-coordinator',
  ],
  'organisation/manage': ['administrator'],
  'rules/manage': ['coordinator', 'administrator'],
  'calendars/manage': ['coordinator', 'administrator'],
  'kiosks/read': ['head', 'coordinator', 'leader', 'administrator'],
  'kiosks/manage': ['administrator'],
  'feedback/read': ['officer', 'head', 'coordinator', 'leader', 'restricted-coordinator'],
  'feedback/see-sender': ['officer', 'head', 'coordinator'],
  'feedback/see-rating': ['head', 'coordinator'],
  'feedback/enter': ['officer', 'head', 'coordinator'],
  'feedback/handle': ['officer', 'head'],
  'feedback/approve-answer': ['head'],
  'feedback/approve-publication': ['head', 'coordinator'],
  'feedback/approve-extension': ['head', 'coordinator'],
  'feedback/transfer': ['officer', 'head', 'coordinator'],
  'feedback/note': ['officer', 'head', 'coordinator'],
  'feedback/see-triage': ['coordinator', 'leader', 'restricted-coordinator'],
  'feedback/triage': ['coordinator'],
  'feedback/settle': ['head', 'coordinator'],
  'ballots/enter': ['head', 'coordinator', 'administrator'],
  'ballots/confirm': ['head', 'coordinator'],
  'codes/issue': ['head', 'coordinator', 'administrator'],
  'comments/read': ['head', 'coordinator', 'leader'],
  'imports/run': ['coordinator'],
  'notifications/read': [
    'officer',
    'head',
    'coordinator',
    'leader',
    'administrator',
    'restricted-coordinator',
  ],
  'conflicts/settle': ['coordinator', 'restricted-coordinator'],
  /** Everything about an item that is held: nobody else knows that it exists. */
  'restricted/handle': ['restricted-coordinator'],
  'restricted/manage': ['administrator', 'restricted-coordinator'],
  'index-inputs/enter': ['head', 'coordinator', 'administrator'],
  'results/submit': ['coordinator', 'leader', 'administrator'],
  'results/publish': ['leader'],
  'served/enter': ['head', 'coordinator', 'administrator'],
  'dossiers/enter': ['head', 'coordinator', 'administrator'],
  'report-tasks/read': [
    'officer',
    'head',
    'coordinator',
    'leader',
    'administrator',
    'restricted-coordinator',
  ],
  'report-tasks/write': ['coordinator', 'leader', 'administrator'],
  'improvements/write': ['head', 'coordinator'],
  'improvements/publish': ['head', 'coordinator'],
  'messages/manage': ['administrator'],
  'answer-templates/manage': ['head', 'coordinator'],
  'approval-rules/manage': ['leader', 'administrator'],
  'questionnaires/manage': ['administrator'],
  'reports/read': ['head', 'coordinator', 'leader', 'administrator'],
  /** Requests about personal data, what the office says of it, and how long it is kept. */
  'personal-data/manage': ['administrator'],
  'audit/read': ['administrator', 'leader'],
  'keeping/read': ['administrator'],
  'deliveries/manage': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof PERMISSIONS

export function roleMay(role: Role, permission: Permission): boolean {
  const roles: readonly Role[] = PERMISSIONS[permission]
  return roles.includes(role)
}
