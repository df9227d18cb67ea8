import { z } from 'zod'

/* What happens in the office beside the items: who was added, what rules hold, what was taken out. */

/** Tables whose every row is sealed by the act that wrote it last, so that a change behind the service's back is found. */
export const SEALED_TABLES = [
  'organisation',
  'unit',
  'desk',
  'person',
  'role_grant',
  'routing_rule',
  'restricted_word',
  'calendar_version',
  'deadline_policy',
  'campaign',
  'questionnaire_version',
  'kiosk',
  'ballot_batch',
  'ballot_scan',
  'rating_code_batch',
  'index_input',
  'results_publication',
  'served_count',
  'dossier_count',
  'report_task',
  'report_delivery',
  'approval_rule',
] as const
export type SealedTable = (typeof SEALED_TABLES)[number]

const Row = z.object({ table: z.enum(SEALED_TABLES), id: z.string(), hash: z.string() })
export type SealedRow = z.infer<typeof Row>

const written = z.object({ rows: z.array(Row).readonly() })
const person = z.object({ personId: z.string() })
const tablet = z.object({ kioskId: z.string(), deviceId: z.string() })

/** What an act tells, by its kind. */
export const ACT_BODIES = {
  'organisation-started': written,
  'organisation-changed': written,
  'unit-added': written,
  'person-added': written,
  'password-changed': written,
  'account-closed': written,
  'sessions-ended': person,
  'role-given': written,
  'role-confirmed': written,
  'role-refused': written,
  'routing-rule-added': written,
  'restricted-words-changed': written,
  'calendar-saved': written,
  'policy-added': written,
  'policy-closed': written,
  'campaign-added': written,
  'campaign-changed': written,
  'desk-added': written,
  'kiosk-added': written,
  'kiosk-changed': written,
  'tablet-paired': tablet,
  'tablet-revoked': tablet,
  'tablet-restart-asked': tablet,
  'ballots-entered': written,
  'ballots-scanned': written,
  'ballots-decided': written,
  'codes-issued': written,
  'index-inputs-entered': written,
  'results-submitted': written,
  'results-returned': written,
  'results-published': written,
  'served-entered': written,
  'dossiers-entered': written,
  'report-task-added': written,
  'report-delivered': written,
  'approval-rules-changed': written,
  'file-imported': z.object({ file: z.string(), accepted: z.int(), duplicate: z.int(), refused: z.int() }),
  exported: z.object({ what: z.string(), parameters: z.record(z.string(), z.string()) }),
  'signed-in': person,
  'signed-out': person,
} as const satisfies Record<string, z.ZodType>

export type ActKind = keyof typeof ACT_BODIES
export type ActBody<K extends ActKind> = z.infer<(typeof ACT_BODIES)[K]>

export const OFFICE_HISTORIES = [
  'organisation',
  'people',
  'deadlines',
  'kiosks',
  'ratings',
  'indexes',
  'results',
  'volumes',
  'report-tasks',
  'imports',
  'exports',
  'sign-ins',
] as const
type OfficeHistory = (typeof OFFICE_HISTORIES)[number]

/** Which history an act belongs to: those that happen together wait for each other, others do not. */
export const HISTORY_OF_ACT: Readonly<Record<ActKind, OfficeHistory>> = {
  'organisation-started': 'organisation',
  'organisation-changed': 'organisation',
  'unit-added': 'organisation',
  'person-added': 'people',
  'password-changed': 'people',
  'account-closed': 'people',
  'sessions-ended': 'sign-ins',
  'role-given': 'people',
  'role-confirmed': 'people',
  'role-refused': 'people',
  'routing-rule-added': 'organisation',
  'restricted-words-changed': 'organisation',
  'calendar-saved': 'deadlines',
  'policy-added': 'deadlines',
  'policy-closed': 'deadlines',
  'campaign-added': 'deadlines',
  'campaign-changed': 'deadlines',
  'desk-added': 'kiosks',
  'kiosk-added': 'kiosks',
  'kiosk-changed': 'kiosks',
  'tablet-paired': 'kiosks',
  'tablet-revoked': 'kiosks',
  'tablet-restart-asked': 'kiosks',
  'ballots-entered': 'ratings',
  'ballots-scanned': 'ratings',
  'ballots-decided': 'ratings',
  'codes-issued': 'ratings',
  'index-inputs-entered': 'indexes',
  'results-submitted': 'results',
  'results-returned': 'results',
  'results-published': 'results',
  'served-entered': 'volumes',
  'dossiers-entered': 'volumes',
  'report-task-added': 'report-tasks',
  'report-delivered': 'report-tasks',
  'approval-rules-changed': 'organisation',
  'file-imported': 'imports',
  exported: 'exports',
  'signed-in': 'sign-ins',
  'signed-out': 'sign-ins',
}
