import { readSnapshot } from '../../db/dialect.ts'
import {
  findPublicFeedback,
  listPublicAnswers,
  listPublicEvents,
} from '../../db/queries/feedback/public-feedback.ts'
import { listAttachments } from '../../db/queries/feedback/attachments.ts'
import { listVerdicts } from '../../db/queries/feedback/citizen-verdicts.ts'
import { listTexts } from '../../db/queries/history/events.ts'
import type { Service } from '../context.ts'
import type { DeadlineRule, DeadlineStep } from '../contract/deadlines/calendar.ts'
import type { FeedbackDetail } from '../contract/feedback/feedback.ts'
import type { FeedbackKind } from '../contract/feedback/feedback-kind.ts'
import type { FeedbackStatus } from '../contract/feedback/feedback-status.ts'
import type { Words } from '../contract/language.ts'
import { readProof } from '../deadlines/item-deadline.ts'
import { isBreached } from '../domain/breach.ts'
import type { CitizenStanding } from '../domain/citizen/citizen-standing.ts'
import { findCitizenStanding } from '../feedback/citizen/find-standing.ts'
import { isOpen } from '../domain/lifecycle.ts'
import { readFeedbackEvent, textOf, type Texts, textsById } from '../history/read-event.ts'

/** An item as the person who sent it may see it. Instants are UTC text. */
export interface TrackedItem {
  readonly id: string
  readonly trackingCode: string
  readonly kind: FeedbackKind
  readonly title: string
  readonly text: string
  readonly status: FeedbackStatus
  readonly unit: Words
  readonly cycle: number
  readonly receivedAt: string
  readonly takenOnAt: string | null
  readonly answeredAt: string | null
  readonly onTime: boolean | null
  /** When it was refused, redirected, merged or marked as spam, and what the citizen is told of it. */
  readonly ended: { readonly at: string; readonly reason: string | null } | null
  /** What the citizen is asked for while the clock stands still. */
  readonly askedFor: string | null
  readonly promisedDueAt: string | null
  readonly currentDueAt: string
  readonly isOverdue: boolean
  readonly deadline: {
    readonly rule: DeadlineRule | null
    readonly calendarVersion: number | null
    readonly steps: readonly DeadlineStep[]
  }
  /** Newest first; a text that was erased is null. */
  readonly answers: readonly { readonly text: string | null; readonly at: string; readonly unit: Words }[]
  /** Where it is, as the sender said it; null where they did not. */
  readonly place: string | null
  readonly photos: readonly { readonly id: string; readonly width: number; readonly height: number }[]
  /** What the sender added, or reopened and withdrew it for, the oldest first; a text that was erased is null. */
  readonly added: readonly {
    readonly kind: 'citizen-replied' | 'reopened' | 'withdrawn'
    readonly text: string | null
    readonly photos: number
    readonly at: string
  }[]
  /** Of the present cycle's answer. */
  readonly verdict: { readonly level: number; readonly reason: string | null; readonly at: string } | null
  /** What decides on what the sender may do. */
  readonly standing: CitizenStanding
}

/** The item with this tracking code, all of one moment; null where there is none. */
export function findTrackedItem(service: Service, trackingCode: string): Promise<TrackedItem | null> {
  return readSnapshot(service.db, async (tx) => {
    const row = await findPublicFeedback(tx, trackingCode)
    if (!row) return null
    const events = await listPublicEvents(tx, row.id)
    const answers = await listPublicAnswers(tx, row.id)
    const texts = textsById(await listTexts(tx, row.id))
    const proof = readProof(row.proof)
    const verdicts = await listVerdicts(tx, row.id)
    const verdict = verdicts.find(({ cycle }) => cycle === row.cycle)
    return {
      id: row.id,
      trackingCode: row.tracking_code,
      kind: row.kind,
      title: row.title,
      text: row.text,
      status: row.status,
      unit: { vi: row.unit_name, en: row.unit_name_en || row.unit_name },
      cycle: row.cycle,
      receivedAt: row.received_at,
      answeredAt: row.answered_at,
      onTime: row.on_time === null ? null : row.on_time === 1,
      ...roadOf(row.status, events, texts),
      promisedDueAt: row.promised_due_at,
      currentDueAt: row.current_due_at,
      isOverdue: isOpen(row.status) && isBreached(row, service.now()),
      deadline: {
        rule: proof.policy.rule,
        calendarVersion: row.calendar_version,
        steps: proof.steps,
      },
      answers: answers.map(({ text_id, answered_at, unit_name, unit_name_en }) => ({
        text: textOf(texts, text_id),
        at: answered_at,
        unit: { vi: unit_name, en: unit_name_en || unit_name },
      })),
      place: placeOf(row.place),
      photos: await listAttachments(tx, row.id),
      added: events.flatMap((event) => addedOf(event, texts)),
      verdict: verdict
        ? { level: verdict.level, reason: textOf(texts, verdict.reason_id), at: verdict.given_at }
        : null,
      standing: await findCitizenStanding(service, tx, row),
    }
  })
}

type PublicEvent = Awaited<ReturnType<typeof listPublicEvents>>[number]

const END_EVENTS = {
  refused: 'refused',
  redirected: 'redirected',
  merged: 'merged',
  spam: 'marked-spam',
  withdrawn: 'withdrawn',
} as const

/** What happened since the item was opened last. */
function roadOf(
  status: FeedbackStatus,
  events: readonly PublicEvent[],
  texts: Texts,
): Pick<TrackedItem, 'takenOnAt' | 'ended' | 'askedFor'> {
  const opened = events.findLastIndex(({ kind }) => kind === 'reopened')
  const road = events.slice(opened + 1)
  const last = (kind: PublicEvent['kind']) => road.findLast((event) => event.kind === kind)
  const end = isEnd(status) ? last(END_EVENTS[status]) : undefined
  return {
    takenOnAt: road.find(({ kind }) => kind === 'claimed')?.at ?? null,
    ended: end ? { at: end.at, reason: isForTheCitizen(status) ? reasonOf(end, texts) : null } : null,
    askedFor: status === 'waiting-for-citizen' ? reasonOf(last('paused'), texts) : null,
  }
}

/** What the sender did themselves. */
function addedOf(event: PublicEvent, texts: Texts): TrackedItem['added'] {
  const { kind, body } = readFeedbackEvent(event)
  const at = event.at
  if (kind === 'citizen-replied')
    return [{ kind, at, photos: body.photos, text: body.text ? textOf(texts, body.text.text) : '' }]
  if (event.actor_kind !== 'citizen') return []
  return kind === 'reopened' || kind === 'withdrawn'
    ? [{ kind, at, photos: 0, text: reasonOf(event, texts) ?? '' }]
    : []
}

/** The address, else where it is on the earth. */
function placeOf(stored: string | null): string | null {
  const place = stored === null ? {} : (JSON.parse(stored) as NonNullable<FeedbackDetail['place']>)
  const { address, lat, lng } = place
  if (address) return address
  return lat === undefined || lng === undefined ? null : `${lat}, ${lng}`
}

function isEnd(status: FeedbackStatus): status is keyof typeof END_EVENTS {
  return status in END_EVENTS
}

/** Why an item was merged or called spam is the office's own note; why it was refused or redirected is its answer. */
function isForTheCitizen(status: FeedbackStatus): boolean {
  return status === 'refused' || status === 'redirected'
}

function reasonOf(event: PublicEvent | undefined, texts: Texts): string | null {
  const body = event && readFeedbackEvent(event).body
  return body && 'reason' in body && body.reason ? textOf(texts, body.reason.text) : null
}
