/* What an administrator is told about how the installation is kept. */

/** What is looked at, in this order. */
export type Check = 'backup' | 'trial' | 'disk' | 'clock' | 'certificate' | 'mail'

/** What can be found, and how bad it is: what is `unknown` could not be looked at. */
export const FINDINGS = {
  'backup-good': 'good',
  'backup-none': 'warning',
  'backup-old': 'warning',
  'backup-failed': 'warning',
  'backup-not-scheduled': 'warning',
  'backup-not-copied': 'warning',
  'backup-open': 'warning',
  'trial-good': 'good',
  'trial-none': 'warning',
  'trial-old': 'warning',
  'disk-good': 'good',
  'disk-low': 'warning',
  'clock-good': 'good',
  'clock-off': 'warning',
  'clock-unknown': 'unknown',
  'certificate-good': 'good',
  'certificate-ends': 'warning',
  'certificate-ended': 'warning',
  'certificate-wrong': 'warning',
  'certificate-none': 'warning',
  'certificate-unknown': 'unknown',
  'mail-good': 'good',
  'mail-none': 'warning',
  'mail-unreachable': 'warning',
} as const
export type FindingCode = keyof typeof FINDINGS

export interface Finding {
  readonly check: Check
  readonly code: FindingCode
  /** Days, percents, seconds or a reason, as the words of the code need it. */
  readonly value: string
}

/** Whether a hook copied it away: `none` where there is no hook. */
export type Copied = 'yes' | 'no' | 'none'

/** `GET /api/keeping`. Instants are ISO. */
export interface KeepingReply {
  readonly backup: {
    readonly at: string
    readonly file: string
    readonly bytes: number
    readonly encrypted: boolean
    readonly copied: Copied
  } | null
  readonly trial: { readonly at: string; readonly file: string; readonly madeAt: string } | null
  /** Where and when backups are made by themselves; null: nowhere. */
  readonly schedule: { readonly folder: string; readonly at: string } | null
  readonly databaseBytes: number
  readonly findings: readonly Finding[]
}
