import type { Copied, Finding } from '../../contract/keeping/keeping.ts'
import { DAY_MS } from '../local-time.ts'

/** A backup may be this old: a day, and time to be made. */
const BACKUP_OLD_MS = 26 * 3_600_000
/** A backup that nobody restored for so long is a hope. */
const TRIAL_OLD_DAYS = 90
/** Below this share of the disk, or these bytes, there is too little room. */
const LOW_SHARE = 0.1
const LOW_BYTES = 1e9
/** Clocks may differ so much: a deadline is counted by the minute. */
const CLOCK_OFF_MS = 30_000
const CERTIFICATE_DAYS = 21

/** What was seen of the installation; instants in milliseconds since 1970, sizes in bytes. */
export interface KeepingFacts {
  readonly nowMs: number
  readonly isScheduled: boolean
  readonly backup: { readonly atMs: number; readonly encrypted: boolean; readonly copied: Copied } | null
  readonly failed: { readonly atMs: number; readonly why: string } | null
  readonly trial: { readonly atMs: number } | null
  /** The fullest of the disks that are written to; null where none could be looked at. */
  readonly disk: { readonly free: number; readonly size: number; readonly folder: string } | null
  /** Another clock, read at `nowMs`; null where there is none to compare with. */
  readonly otherClockMs: number | null
  /** `none`: citizens come by no HTTPS address; `unknown`: it did not answer, and why. */
  readonly certificate:
    | { readonly kind: 'none' }
    | { readonly kind: 'unknown'; readonly why: string }
    | { readonly kind: 'wrong'; readonly why: string }
    | { readonly kind: 'until'; readonly ms: number }
  /** Null: no mail is set up; otherwise why it cannot leave, or an empty text. */
  readonly mailProblem: string | null
}

/** What is well and what is not, each check at least once. */
export function judgeKeeping(facts: KeepingFacts): Finding[] {
  return [
    ...judgeBackup(facts),
    judgeTrial(facts),
    ...judgeDisk(facts),
    judgeClock(facts),
    judgeCertificate(facts),
    judgeMail(facts),
  ]
}

const daysSince = (nowMs: number, thenMs: number): number => Math.floor((nowMs - thenMs) / DAY_MS)

function judgeBackup({ nowMs, isScheduled, backup, failed }: KeepingFacts): Finding[] {
  const found: Finding[] = []
  const say = (code: Finding['code'], value = '') => found.push({ check: 'backup', code, value })
  if (failed && failed.atMs > (backup?.atMs ?? 0)) say('backup-failed', failed.why)
  if (!backup) say('backup-none')
  else if (nowMs - backup.atMs > BACKUP_OLD_MS) say('backup-old', String(daysSince(nowMs, backup.atMs)))
  if (!isScheduled) say('backup-not-scheduled')
  if (backup?.copied === 'no') say('backup-not-copied')
  if (backup && !backup.encrypted) say('backup-open')
  if (found.length === 0) say('backup-good')
  return found
}

function judgeTrial({ nowMs, trial }: KeepingFacts): Finding {
  if (!trial) return { check: 'trial', code: 'trial-none', value: '' }
  const days = daysSince(nowMs, trial.atMs)
  return { check: 'trial', code: days > TRIAL_OLD_DAYS ? 'trial-old' : 'trial-good', value: String(days) }
}

function judgeDisk({ disk }: KeepingFacts): Finding[] {
  if (!disk) return []
  const share = disk.free / disk.size
  const isLow = share < LOW_SHARE || disk.free < LOW_BYTES
  const value = `${Math.floor(share * 100)}% (${(disk.free / 1e9).toFixed(1)} GB), ${disk.folder}`
  return [{ check: 'disk', code: isLow ? 'disk-low' : 'disk-good', value }]
}

function judgeClock({ nowMs, otherClockMs }: KeepingFacts): Finding {
  if (otherClockMs === null) return { check: 'clock', code: 'clock-unknown', value: '' }
  const off = Math.abs(nowMs - otherClockMs)
  return {
    check: 'clock',
    code: off > CLOCK_OFF_MS ? 'clock-off' : 'clock-good',
    value: String(Math.round(off / 1000)),
  }
}

function judgeCertificate({ nowMs, certificate }: KeepingFacts): Finding {
  const say = (code: Finding['code'], value = ''): Finding => ({ check: 'certificate', code, value })
  switch (certificate.kind) {
    case 'none':
      return say('certificate-none')
    case 'unknown':
      return say('certificate-unknown', certificate.why)
    case 'wrong':
      return say('certificate-wrong', certificate.why)
    case 'until': {
      const days = Math.floor((certificate.ms - nowMs) / DAY_MS)
      if (days < 0) return say('certificate-ended', String(-days))
      return say(days < CERTIFICATE_DAYS ? 'certificate-ends' : 'certificate-good', String(days))
    }
  }
}

function judgeMail({ mailProblem }: KeepingFacts): Finding {
  if (mailProblem === null) return { check: 'mail', code: 'mail-none', value: '' }
  return { check: 'mail', code: mailProblem === '' ? 'mail-good' : 'mail-unreachable', value: mailProblem }
}
