import { readSnapshot, type Tx } from '../../db/dialect.ts'
import { findHead } from '../../db/queries/feedback/families.ts'
import {
  findFeedbackCode,
  findPublicFeedback,
  listPublicAnswers,
  listPublicEvents,
} from '../../db/queries/feedback/public-feedback.ts'
import { isAmendedSince, listAnswerVersions } from '../../db/queries/feedback/answers/answer-versions.ts'
import type { Feedback } from '../../db/queries/feedback/feedback.ts'
import { listAttachments } from '../../db/queries/feedback/attachments.ts'
import { listFiles, type StoredFile } from '../../db/queries/feedback/answers/answer-files.ts'
import { listVerdicts } from '../../db/queries/feedback/citizen-verdicts.ts'
import { listTexts } from '../../db/queries/history/events.ts'
import type { Service } from '../context.ts'
import type { DeadlineRule, DeadlineStep } from '../contract/deadlines/calendar.ts'
import type { FeedbackDetail } from '../contract/feedback/feedback.ts'
import type { FeedbackKind } from '../contract/feedback/feedback-kind.ts'
import type { FeedbackStatus } from '../contract/feedback/feedback-status.ts'
import type { Words } from '../contract/language.ts'
import { readProof } from '../deadlines/item-deadline.ts'
import { findPersonal } from '../domain/text/find-personal.ts'
import { completeMarks, maskText } from '../domain/text/mask-text.ts'
import { publicPeople, recipientsOf } from '../feedback/alike/recipients.ts'
import { findHiddenValues } from '../feedback/steps/publish/publishing.ts'
import { maskWords } from '../words/mask-words.ts'
import { isHeldBack, STATUS_WHILE_HELD } from '../domain/answers/answer-hold.ts'
import { isBreached } from '../domain/breach.ts'
import type { CitizenStanding } from '../domain/citizen/citizen-standing.ts'
import { findCitizenStanding } from '../feedback/citizen/find-standing.ts'
import { isOpen } from '../domain/lifecycle.ts'
import { readFeedbackEvent, textOf, type Texts, textsById } from '../history/read-event.ts'

/** An item as the person who sent it may see it. Instants are UTC text. */
export interface TrackedItem {
  /** It is part of a matter that others sent too: what follows but the own words is that matter's. */
  readonly isJoined: boolean
  /** How many people sent it; null where they are few. */
  readonly people: number | null
  /** Others sent it too. */
  readonly hasOthers: boolean
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
  /** The latest first reply while no answer is there: what it says, and until when it promises one. */
  readonly interim: { readonly text: string | null; readonly at: string; readonly until: string } | null
  readonly promisedDueAt: string | null
  readonly currentDueAt: string
  readonly isOverdue: boolean
  readonly deadline: {
    readonly rule: DeadlineRule | null
    readonly calendarVersion: number | null
    readonly steps: readonly DeadlineStep[]
  }
  /** Newest first; a text that was erased is null. */
  readonly answers: readonly {
    readonly text: string | null
    readonly at: string
    /** When other words took the place of the first; null where none did. */
    readonly amendedAt: string | null
    /** What it said before, the oldest first. */
    readonly earlier: readonly { readonly text: string | null; readonly at: string }[]
    /** What goes with it as it stands. */
    readonly files: readonly TrackedFile[]
    readonly unit: Words
  }[]
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
  /** The sender's own, of the present cycle's answer. */
  readonly verdict: {
    readonly level: number
    readonly reason: string | null
    readonly at: string
    /** It was said of what the answer said before. */
    readonly isOfEarlierText: boolean
  } | null
  /** What decides on what the sender may do. */
  readonly standing: CitizenStanding
}

export type TrackedFile = Pick<StoredFile, 'id' | 'name' | 'media_type' | 'width' | 'height' | 'bytes'> & {
  /** Whose it is: where the item is part of another one, that one's. */
  readonly itemId: string
}

/** The item with this tracking code, all of one moment; null where there is none. */
export function findTrackedItem(service: Service, trackingCode: string): Promise<TrackedItem | null> {
  return readSnapshot(service.db, async (tx) => {
    const own = await findPublicFeedback(tx, trackingCode)
    if (!own) return null
    const row = shownBefore(
      service,
      (own.merged_into === null ? null : await findPublicHead(tx, own.id)) ?? own,
    )
    const isJoined = row.id !== own.id
    // What is answered to all may name the one who wrote first.
    const shown = isJoined ? await masker(tx, row.id) : (text: string | null) => text
    const events = await listPublicEvents(tx, row.id)
    const hold = service.config.answerHold
    const answers = (await listPublicAnswers(tx, row.id)).filter(
      ({ answered_at }) => !isHeldBack(hold, answered_at, service.now()),
    )
    const versions = await listAnswerVersions(tx, row.id)
    // A document names whom it was written to; a photo shows the place.
    const files = (await listFiles(tx, row.id)).filter(
      ({ withdrawn_at, media_type }) => withdrawn_at === null && (!isJoined || media_type === 'image/jpeg'),
    )
    const texts = textsById(await listTexts(tx, row.id))
    const ownTexts = isJoined ? textsById(await listTexts(tx, own.id)) : texts
    const proof = readProof(row.proof)
    const verdicts = await listVerdicts(tx, own.id)
    const verdict = verdicts.find(({ answer_of, cycle }) => answer_of === row.id && cycle === row.cycle)
    return {
      id: own.id,
      trackingCode: own.tracking_code,
      kind: own.kind,
      title: own.title,
      text: own.text,
      receivedAt: own.received_at,
      isJoined,
      people: await publicPeople(tx, row.id),
      hasOthers: (await recipientsOf(tx, row.id)).length > 1,
      status: row.status,
      unit: { vi: row.unit_name, en: row.unit_name_en || row.unit_name },
      cycle: row.cycle,
      answeredAt: row.answered_at,
      onTime: row.on_time === null ? null : row.on_time === 1,
      ...roadOf(row.status, events, texts, shown),
      // It is the one who wrote first who was asked.
      ...(isJoined ? { askedFor: null } : {}),
      promisedDueAt: row.promised_due_at,
      currentDueAt: row.current_due_at,
      isOverdue: isOpen(row.status) && isBreached(row, service.now()),
      deadline: {
        rule: proof.policy.rule,
        calendarVersion: row.calendar_version,
        steps: proof.steps,
      },
      answers: answers.map(({ id, answered_at, unit_name, unit_name_en }) => {
        const said = versions
          .filter(({ answer_id }) => answer_id === id)
          .map(({ text_id, at }) => ({ text: shown(textOf(texts, text_id)), at }))
        return {
          text: said.at(-1)?.text ?? null,
          at: answered_at,
          amendedAt: said.length > 1 ? (said.at(-1)?.at ?? null) : null,
          earlier: said.slice(0, -1),
          files: files
            .filter(({ answer_id }) => answer_id === id)
            .map((file) => ({ ...file, itemId: row.id })),
          unit: { vi: unit_name, en: unit_name_en || unit_name },
        }
      }),
      // The sender's own, whatever it is part of: what others added is theirs.
      place: placeOf(own.place),
      photos: await listAttachments(tx, own.id),
      added: (isJoined ? await listPublicEvents(tx, own.id) : events).flatMap((event) =>
        addedOf(event, ownTexts),
      ),
      verdict: verdict
        ? {
            level: verdict.level,
            reason: textOf(ownTexts, verdict.reason_id),
            at: verdict.given_at,
            isOfEarlierText: isAmendedSince(versions, verdict),
          }
        : null,
      standing: await findCitizenStanding(service, tx, own),
    }
  })
}

/** While its answer can still be undone it stands as if there were none. */
function shownBefore<Row extends Pick<Feedback, 'status' | 'answered_at' | 'on_time'>>(
  { config, now }: Service,
  row: Row,
): Row {
  if (!isAnsweredStatus(row.status) || !isHeldBack(config.answerHold, row.answered_at, now())) return row
  return { ...row, status: STATUS_WHILE_HELD, answered_at: null, on_time: null }
}

function isAnsweredStatus(status: FeedbackStatus): boolean {
  return status === 'answered' || status === 'closed'
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
  shown: (text: string | null) => string | null,
): Pick<TrackedItem, 'takenOnAt' | 'ended' | 'askedFor' | 'interim'> {
  const opened = events.findLastIndex(({ kind }) => kind === 'reopened')
  const road = events.slice(opened + 1)
  const last = (kind: PublicEvent['kind']) => road.findLast((event) => event.kind === kind)
  const end = isEnd(status) ? last(END_EVENTS[status]) : undefined
  return {
    takenOnAt: road.find(({ kind }) => kind === 'claimed')?.at ?? null,
    ended: end ? { at: end.at, reason: isForTheCitizen(status) ? shown(reasonOf(end, texts)) : null } : null,
    interim: isOpen(status) ? interimOf(last('interim-replied'), texts, shown) : null,
    askedFor: status === 'waiting-for-citizen' ? shown(reasonOf(last('paused'), texts)) : null,
  }
}

function interimOf(
  event: PublicEvent | undefined,
  texts: Texts,
  shown: (text: string | null) => string | null,
): TrackedItem['interim'] {
  const read = event && readFeedbackEvent(event)
  if (read?.kind !== 'interim-replied') return null
  const { text, promisedUntil } = read.body
  return { text: shown(textOf(texts, text.text)), at: event?.at ?? '', until: promisedUntil }
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

async function findPublicHead(tx: Tx, id: string) {
  const head = await findFeedbackCode(tx, await findHead(tx, id))
  return head === undefined ? undefined : findPublicFeedback(tx, head)
}

/** Masks who wrote the item: name, phone, e-mail, and what else tells who somebody is. A house number is often the very matter. */
async function masker(tx: Tx, id: string): Promise<(text: string | null) => string | null> {
  const hidden = await findHiddenValues(tx, id)
  return (text) => {
    if (text === null) return null
    const texts = { question: '', answer: text }
    const found = findPersonal(text).filter(({ reason }) => reason !== 'address')
    const marks = completeMarks(
      texts,
      found.map((span) => ({ ...span, part: 'answer' as const })),
      hidden,
    )
    return maskText(text, marks, maskWords)
  }
}
