import { expect, test } from 'vitest'
import { backupName, isBackupDue, namesToRemove } from '../../server/domain/keeping/backup-names.ts'
import { judgeKeeping, type KeepingFacts } from '../../server/domain/keeping/judge-keeping.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const at = (local: string) => Date.parse(`${local}+07:00`)
const NOW = at('2026-11-20T09:00:00')
const DAY_MS = 86_400_000

test('a rotation keeps the newest of so many days, weeks and months, and no other file is touched', () => {
  const days = Array.from({ length: 200 }, (_, ago) => at('2026-11-20T02:00:00') - ago * DAY_MS)
  const names = [...days.map((ms) => backupName(ms, true)), 'hailong-before-0002.backup', 'notes.txt']
  const removed = namesToRemove(names, { daily: 3, weekly: 3, monthly: 4 }, ZONE, NOW)
  const kept = names.filter((name) => !removed.includes(name))
  // Of each week its Sunday, of each month its last day; stamps are UTC, two in the morning is the day before.
  expect(kept.map((name) => name.slice(8, 16))).toEqual([
    '20261119',
    '20261118',
    '20261117',
    '20261114',
    '20261107',
    '20261030',
    '20260929',
    '20260830',
    'before-0',
    't',
  ])
  expect(namesToRemove(names, { daily: 0, weekly: 0, monthly: 0 }, ZONE, NOW + 90 * DAY_MS)).toHaveLength(199)
  const byHand = [0, 1, 2].map((hour) => backupName(NOW - hour * 3_600_000, false))
  expect(namesToRemove(byHand, { daily: 1, weekly: 0, monthly: 0 }, ZONE, NOW)).toEqual([])
})

test.each([
  ['2026-11-20T01:59:00', '2026-11-19T02:00:00', undefined, false],
  ['2026-11-20T02:00:00', '2026-11-19T02:00:00', undefined, true],
  ['2026-11-20T02:00:00', undefined, undefined, true],
  ['2026-11-20T09:00:00', '2026-11-20T02:00:30', undefined, false],
  ['2026-11-20T02:30:00', '2026-11-19T02:00:00', '2026-11-20T02:00:00', false],
  ['2026-11-20T03:00:00', '2026-11-19T02:00:00', '2026-11-20T02:00:00', true],
  ['2026-11-20T01:00:00', undefined, '2026-11-18T02:00:00', true],
])('at %s, made %s and failed %s, a backup is due: %s', (now, made, failed, isDue) => {
  const last = { madeAtMs: made && at(made), failedAtMs: failed && at(failed) }
  expect(isBackupDue(at(now), last as Parameters<typeof isBackupDue>[1], '02:00', ZONE)).toBe(isDue)
})

const WELL: KeepingFacts = {
  nowMs: NOW,
  isScheduled: true,
  backup: { atMs: NOW - 25 * 3_600_000, encrypted: true, copied: 'yes' },
  failed: { atMs: NOW - 3 * DAY_MS, why: 'old' },
  trial: { atMs: NOW - 90 * DAY_MS },
  disk: { free: 50e9, size: 100e9, folder: '/data' },
  otherClockMs: NOW + 30_000,
  certificate: { kind: 'until', ms: NOW + 21 * DAY_MS },
  mailProblem: '',
}

test.each<[string, Partial<KeepingFacts>, string]>([
  [
    'an old backup',
    { backup: { atMs: NOW - 51 * 3_600_000, encrypted: true, copied: 'none' } },
    'backup-old 2',
  ],
  ['no backup', { backup: null, failed: null }, 'backup-none '],
  ['one that failed since', { failed: { atMs: NOW - 1, why: 'full' } }, 'backup-failed full'],
  ['no schedule', { isScheduled: false }, 'backup-not-scheduled '],
  ['one not copied', { backup: { atMs: NOW, encrypted: true, copied: 'no' } }, 'backup-not-copied '],
  ['one that is open', { backup: { atMs: NOW, encrypted: false, copied: 'yes' } }, 'backup-open '],
  ['no trial', { trial: null }, 'trial-none '],
  ['an old trial', { trial: { atMs: NOW - 91 * DAY_MS } }, 'trial-old 91'],
  ['a full disk', { disk: { free: 9e9, size: 100e9, folder: '/d' } }, 'disk-low 9% (9.0 GB), /d'],
  ['little room', { disk: { free: 0.9e9, size: 2e9, folder: '/d' } }, 'disk-low 45% (0.9 GB), /d'],
  ['a wrong clock', { otherClockMs: NOW - 31_000 }, 'clock-off 31'],
  ['no other clock', { otherClockMs: null }, 'clock-unknown '],
  [
    'a certificate that ends',
    { certificate: { kind: 'until', ms: NOW + 20 * DAY_MS } },
    'certificate-ends 20',
  ],
  ['one that ended', { certificate: { kind: 'until', ms: NOW - DAY_MS } }, 'certificate-ended 1'],
  ['one of another name', { certificate: { kind: 'wrong', why: 'name' } }, 'certificate-wrong name'],
  ['no https', { certificate: { kind: 'none' } }, 'certificate-none '],
  ['no mail', { mailProblem: null }, 'mail-none '],
  ['mail that does not leave', { mailProblem: 'no answer' }, 'mail-unreachable no answer'],
])('%s is warned of, and nothing else', (_, changes, said) => {
  const codes = (facts: KeepingFacts) => judgeKeeping(facts).map(({ code, value }) => `${code} ${value}`)
  const wellSaid = codes(WELL)
  expect(wellSaid.map((each) => each.split(' ')[0])).toEqual([
    'backup-good',
    'trial-good',
    'disk-good',
    'clock-good',
    'certificate-good',
    'mail-good',
  ])
  expect(codes({ ...WELL, ...changes }).filter((each) => !wellSaid.includes(each))).toEqual([said])
})
