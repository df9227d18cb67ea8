import { findAnswerToJudge } from '../../../db/queries/feedback/citizen-verdicts.ts'
import { findConsent } from '../../../db/queries/feedback/publications.ts'
import { listCitizenReplies } from '../../../db/queries/history/events.ts'
import { findHeadItem } from '../../../db/queries/feedback/families.ts'
import type { Db } from '../../../db/open.ts'
import type { Tx } from '../../../db/dialect.ts'
import type { Service } from '../../context.ts'
import { USUAL_ANSWER_BACK_DAYS } from '../../contract/feedback/citizen-acts.ts'
import type { CitizenStanding } from '../../domain/citizen/citizen-standing.ts'
import { isHeldBack, STATUS_WHILE_HELD } from '../../domain/answers/answer-hold.ts'
import { addDays, localDay } from '../../domain/local-time.ts'
import { readFeedbackEvent } from '../../history/read-event.ts'
import type { Item } from '../find-in-scope.ts'
import { recipientsOf } from '../alike/recipients.ts'
import { findLimits } from '../steps/policy-limits.ts'

type StandingItem = Pick<
  Item,
  'id' | 'status' | 'cycle' | 'kind' | 'restricted' | 'policy_id' | 'received_at'
>

/** The item whose answer the sender of this one gets: its own, or what it is part of. */
export async function findAnswering(
  db: Db | Tx,
  item: StandingItem,
): Promise<Pick<Item, 'id' | 'status' | 'cycle' | 'policy_id'>> {
  return item.status === 'merged' ? ((await findHeadItem(db, item.id)) ?? item) : item
}

/** What decides on what the sender of an item may do. */
export async function findCitizenStanding(
  { organisation: { zone }, now, config }: Pick<Service, 'organisation' | 'now' | 'config'>,
  db: Db | Tx,
  item: StandingItem,
): Promise<CitizenStanding> {
  const replies = await listCitizenReplies(db, item.id)
  const answering = await findAnswering(db, item)
  const given = await findAnswerToJudge(db, answering, item.id)
  // What can still be undone is not there yet for its sender.
  const isHeld = given !== undefined && isHeldBack(config.answerHold, given.answered_at, now())
  const answer = isHeld ? undefined : given
  const consent = await findConsent(db, item.id, 'publish')
  const { answerBackDays = USUAL_ANSWER_BACK_DAYS } = await findLimits(db, answering)
  return {
    status: isHeld && answering.id === item.id ? STATUS_WHILE_HELD : item.status,
    statusOfAnswer: isHeld ? STATUS_WHILE_HELD : answering.status,
    hasAdded: replies.some((stored) => {
      const { kind, body } = readFeedbackEvent(stored)
      return kind === 'citizen-replied' && body.cycle === item.cycle && !body.wasAsked
    }),
    hasJudged: answer?.level != null,
    lastDay: answer ? addDays(localDay(gotAt(item, answer), zone), answerBackDays) : null,
    today: localDay(now(), zone),
    consent: !consent ? 'none' : consent.withdrawn_at === null ? 'given' : 'withdrawn',
    isComplaint: item.kind === 'complaint' || item.restricted === 1,
    hasOthers: item.status !== 'merged' && (await recipientsOf(db, item.id)).length > 1,
  }
}

/** Who joins what is answered already gets the answer then. */
function gotAt(item: StandingItem, answer: { readonly answered_at: string }): number {
  return Math.max(Date.parse(item.received_at), Date.parse(answer.answered_at))
}
