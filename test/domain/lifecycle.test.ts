import { describe, expect, test } from 'vitest'
import { citizenActEntry } from '../../server/contract/feedback/citizen-acts.ts'
import { type FeedbackStep, statusAfter, STEP_NAMES } from '../../server/contract/feedback/feedback-steps.ts'
import { FEEDBACK_STATUSES, type FeedbackStatus } from '../../server/contract/feedback/feedback-status.ts'
import { citizenSteps, isOpen } from '../../server/domain/lifecycle.ts'
import { CITIZEN_STEP_WORDS } from '../../server/words/feedback-words.ts'

/** Written out by hand, one line a status: `move>next`. Every pair that is not here must be refused. */
const ALLOWED: Readonly<Record<FeedbackStatus, string>> = {
  new: 'categorise>new assign>assigned note>new refuse>refused redirect>redirected merge>merged mark-spam>spam withdraw-outside>new',
  assigned:
    'categorise>assigned transfer>assigned take-back>assigned claim>in-progress assign-person>assigned put-back>assigned object>assigned accept-objection>assigned reject-objection>assigned remind>assigned note>assigned pause>waiting-for-citizen reply-interim>assigned extend>assigned approve-extension>assigned reject-extension>assigned answer>answered submit-for-approval>awaiting-approval refuse>refused redirect>redirected merge>merged mark-spam>spam ask-contribution>assigned give-contribution>assigned withdraw-contribution>assigned ask-outside>in-progress withdraw-outside>assigned',
  'in-progress':
    'categorise>in-progress transfer>assigned claim>in-progress assign-person>in-progress put-back>assigned object>in-progress accept-objection>assigned reject-objection>in-progress remind>in-progress note>in-progress pause>waiting-for-citizen reply-interim>in-progress extend>in-progress approve-extension>in-progress reject-extension>in-progress answer>answered submit-for-approval>awaiting-approval refuse>refused redirect>redirected merge>merged mark-spam>spam ask-contribution>in-progress give-contribution>in-progress withdraw-contribution>in-progress ask-outside>in-progress withdraw-outside>in-progress',
  'waiting-for-citizen':
    'categorise>waiting-for-citizen note>waiting-for-citizen resume>in-progress answer>answered ask-contribution>waiting-for-citizen give-contribution>waiting-for-citizen withdraw-contribution>waiting-for-citizen withdraw-outside>waiting-for-citizen',
  'awaiting-approval':
    'categorise>awaiting-approval remind>awaiting-approval note>awaiting-approval reply-interim>awaiting-approval extend>awaiting-approval approve-extension>awaiting-approval reject-extension>awaiting-approval approve>answered return-to-officer>in-progress ask-contribution>awaiting-approval give-contribution>awaiting-approval withdraw-contribution>awaiting-approval withdraw-outside>awaiting-approval',
  answered:
    'note>answered close>closed reopen>assigned undo-answer>in-progress amend-answer>answered withdraw-outside>answered',
  closed: 'note>closed reopen>assigned amend-answer>closed withdraw-outside>closed',
  refused: 'note>refused reopen>new withdraw-outside>refused',
  redirected: 'note>redirected reopen>new withdraw-outside>redirected',
  merged: 'note>merged unmerge>assigned withdraw-outside>merged',
  spam: 'note>spam reopen>new withdraw-outside>spam',
  withdrawn: 'note>withdrawn reopen>new withdraw-outside>withdrawn',
}

/** What is held is released in any status that it can have, and keeps it. */
const HELD: readonly FeedbackStatus[] = ['new', 'answered', 'redirected', 'spam', 'withdrawn']
/** An answer is published while the item is answered or closed; what is published is taken down in any status. */
const PUBLISHING = 'allow-publication propose-publication approve-publication restore-publication'
const TAKING_DOWN = 'return-publication withdraw-publication forbid-publication'
const allowedIn = (status: FeedbackStatus): string[] => [
  ...ALLOWED[status].split(' '),
  ...TAKING_DOWN.split(' ').map((step) => `${step}>${status}`),
  ...(['answered', 'closed'].includes(status)
    ? PUBLISHING.split(' ').map((step) => `${step}>${status}`)
    : []),
  ...(HELD.includes(status) ? [`release>${status}`] : []),
  ...(isOpen(status) ? [`not-urgent>${status}`] : []),
]

/** The steps that a status allows. */
function allowedMoves(status: FeedbackStatus): FeedbackStep[] {
  return STEP_NAMES.filter((step) => statusAfter(status, step) !== null)
}

function expected(from: FeedbackStatus, move: FeedbackStep): string | null {
  const step = allowedIn(from).find((each) => each.startsWith(`${move}>`))
  return step?.slice(move.length + 1) ?? null
}

const PAIRS = FEEDBACK_STATUSES.flatMap((from) => STEP_NAMES.map((move) => [from, move] as const))

describe('the life of an item', () => {
  test.each(PAIRS)('from %s, %s leads where the table says', (from, move) => {
    expect(statusAfter(from, move)).toBe(expected(from, move))
  })

  test.each(FEEDBACK_STATUSES)('a person is offered exactly the moves that %s allows', (status) => {
    const offered = allowedMoves(status).map((move) => `${move}>${statusAfter(status, move) ?? ''}`)
    expect(offered.toSorted()).toEqual(allowedIn(status).toSorted())
  })

  test('every status can be reached from a new item, and none is a dead end', () => {
    const reached = new Set<FeedbackStatus>(['new'])
    for (const status of reached) {
      for (const move of allowedMoves(status)) {
        const next = statusAfter(status, move)
        if (next) reached.add(next)
      }
    }
    // Only its sender withdraws an item.
    reached.add(citizenActEntry('withdraw').moves.new ?? 'new')
    expect([...reached].toSorted()).toEqual([...FEEDBACK_STATUSES].toSorted())
    for (const status of FEEDBACK_STATUSES) {
      expect(
        allowedMoves(status).filter((move) => statusAfter(status, move) !== status),
        status,
      ).not.toEqual([])
    }
  })

  test('an open pause and the status that says so begin and end together', () => {
    const leaving = allowedMoves('waiting-for-citizen').filter(
      (move) => statusAfter('waiting-for-citizen', move) !== 'waiting-for-citizen',
    )
    expect(leaving).toEqual(['resume', 'answer'])
    const entering = PAIRS.filter(
      ([from, move]) => from !== 'waiting-for-citizen' && statusAfter(from, move) === 'waiting-for-citizen',
    )
    expect(new Set(entering.map(([, move]) => move))).toEqual(new Set(['pause']))
  })

  test('an item is open until it is answered or ended', () => {
    expect(FEEDBACK_STATUSES.filter(isOpen)).toEqual([
      'new',
      'assigned',
      'in-progress',
      'waiting-for-citizen',
      'awaiting-approval',
    ])
  })
})

describe('what the sender sees', () => {
  test.each([
    ['new', 'now', 'ahead', 'ahead'],
    ['assigned', 'now', 'ahead', 'ahead'],
    ['in-progress', 'done', 'now', 'ahead'],
    ['waiting-for-citizen', 'done', 'now', 'ahead'],
    ['awaiting-approval', 'done', 'now', 'ahead'],
    ['answered', 'done', 'done', 'now'],
    ['closed', 'done', 'done', 'now'],
  ] as const)('%s: received %s, in progress %s, answered %s', (status, ...states) => {
    const steps = citizenSteps(status)
    expect(steps.map(({ step }) => CITIZEN_STEP_WORDS[step].vi)).toEqual([
      'Đã tiếp nhận',
      'Đang xử lý',
      'Đã trả lời',
    ])
    expect(steps.map(({ state }) => state)).toEqual(states)
  })

  test.each([
    ['refused', 'Không tiếp nhận'],
    ['redirected', 'Đã hướng dẫn đến nơi có thẩm quyền'],
    ['merged', 'Đã gộp'],
    ['spam', 'Tin rác'],
  ] as const)('%s: received, then how it ended, with no promise of an answer', (status, end) => {
    expect(citizenSteps(status).map(({ step, state }) => `${CITIZEN_STEP_WORDS[step].vi}: ${state}`)).toEqual(
      ['Đã tiếp nhận: done', `${end}: now`],
    )
  })
})
