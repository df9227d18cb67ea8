import { describe, expect, test } from 'vitest'
import { FEEDBACK_STATUSES } from '../../server/contract/feedback/feedback-status.ts'
import { type CitizenAct, CITIZEN_ACTS } from '../../server/contract/feedback/citizen-acts.ts'
import { type CitizenStanding, whyNot } from '../../server/domain/citizen/citizen-standing.ts'

const STANDING: CitizenStanding = {
  status: 'answered',
  statusOfAnswer: 'answered',
  hasAdded: false,
  hasJudged: false,
  lastDay: '2026-12-05',
  today: '2026-11-20',
  consent: 'none',
  isComplaint: false,
  hasOthers: false,
}
const ACTS = Object.keys(CITIZEN_ACTS) as CitizenAct[]

describe('what the holder of a code may do', () => {
  test.each([
    ['new', 'reply withdraw allow-publication'],
    ['assigned', 'reply withdraw allow-publication'],
    ['in-progress', 'reply withdraw allow-publication'],
    ['waiting-for-citizen', 'reply withdraw allow-publication'],
    ['awaiting-approval', 'reply withdraw allow-publication'],
    ['answered', 'reply judge reopen allow-publication'],
    ['closed', 'judge reopen allow-publication'],
    ['refused', ''],
    ['redirected', ''],
    ['merged', ''],
    ['spam', ''],
    ['withdrawn', ''],
  ] as const)('of an item that is %s: %s', (status, expected) => {
    const lastDay = status === 'answered' || status === 'closed' ? STANDING.lastDay : null
    const may = ACTS.filter(
      (act) => whyNot(act, { ...STANDING, status, statusOfAnswer: status, lastDay }) === null,
    )
    expect(may.join(' ')).toBe(expected)
  })

  test.each<[string, CitizenAct, Partial<CitizenStanding>, string | null]>([
    ['a second verdict', 'judge', { hasJudged: true }, 'citizen/already-judged'],
    [
      'a second verdict after the days',
      'judge',
      { hasJudged: true, today: '2027-01-01' },
      'citizen/already-judged',
    ],
    ['a verdict after the days', 'judge', { today: '2026-12-06' }, 'citizen/days-over'],
    ['a verdict on the last day', 'judge', { today: '2026-12-05' }, null],
    ['reopening after the days', 'reopen', { today: '2026-12-06' }, 'citizen/days-over'],
    ['a second addition', 'reply', { hasAdded: true }, 'citizen/already-added'],
    [
      'a reply to a question after an addition',
      'reply',
      { hasAdded: true, status: 'waiting-for-citizen' },
      null,
    ],
    [
      'withdrawing what others joined',
      'withdraw',
      { status: 'assigned', hasOthers: true },
      'citizen/others-joined',
    ],
    ['a reply from who joined', 'reply', { status: 'merged' }, 'citizen/joined'],
    ['a verdict of who joined', 'judge', { status: 'merged' }, null],
    [
      'a verdict of who joined what is not answered yet',
      'judge',
      { status: 'merged', statusOfAnswer: 'in-progress', lastDay: null },
      'citizen/not-answered',
    ],
    [
      'a second verdict of who joined',
      'judge',
      { status: 'merged', hasJudged: true },
      'citizen/already-judged',
    ],
    [
      'a verdict of who joined after the days',
      'judge',
      { status: 'merged', today: '2026-12-06' },
      'citizen/days-over',
    ],
    ['reopening by who joined', 'reopen', { status: 'merged' }, 'citizen/joined'],
    ['withdrawing by who joined', 'withdraw', { status: 'merged' }, 'citizen/joined'],
    ['consent taken back by who joined', 'forbid-publication', { status: 'merged', consent: 'given' }, null],
    ['consent to publish a complaint', 'allow-publication', { isComplaint: true }, 'publication/complaint'],
    ['consent given twice', 'allow-publication', { consent: 'given' }, 'citizen/consent-as-it-is'],
    ['consent taken back that was never given', 'forbid-publication', {}, 'citizen/consent-as-it-is'],
  ])('%s is answered clearly', (_what, act, changes, expected) => {
    expect(whyNot(act, { ...STANDING, ...changes })).toBe(expected)
  })

  test('consent can be taken back whatever became of the item', () => {
    for (const status of FEEDBACK_STATUSES)
      expect(whyNot('forbid-publication', { ...STANDING, status, consent: 'given' })).toBeNull()
  })
})
