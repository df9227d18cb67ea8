import type { z } from 'zod'
import type { FeedbackKind } from '../../contract/feedback/feedback-kind.ts'
import type { Place, Sender } from '../../contract/feedback/feedback.ts'
import type { CategoryAnswers } from '../../contract/feedback/asked-questions.ts'
import type { IncomingItem } from '../../contract/feedback/feedback.ts'
import type { ItemWarning } from '../../contract/feedback/item-warnings.ts'
import type { Language, Words } from '../../contract/language.ts'
import { type FieldError, Refusal } from '../../contract/refusals.ts'
import { isoOf } from '../../context.ts'
import { cleanText } from '../../domain/text/fold-vietnamese.ts'
import { foldedWords, spelledWords } from '../../domain/text/known-words.ts'
import { isGreeting, titleOf } from '../../domain/text/item-title.ts'
import { MINUTE_MS } from '../../domain/local-time.ts'
import { readEmail, readPhone, readPoint } from '../../domain/text/written-values.ts'

/** An item on its way in. `externalRef` is null where nobody but us knows it (desk, telephone, web form). */
export type Incoming = Omit<IncomingItem, 'externalRef'> & {
  readonly externalRef: string | null
  /** In which the citizen is written to; Vietnamese where nothing is said. */
  readonly language?: Language | undefined
  readonly source?: SourceHistory
  /** The version of the category's questions that was asked; left out, the one of the day of receipt. */
  readonly questionSet?: string | undefined
  /** Fields that the channel does not know. */
  readonly aside?: Readonly<Record<string, string>>
  /** What was odd about it when it was read. */
  readonly warnings?: readonly ItemWarning[]
}

/** What another system already decided about an item: imports bring it along. Instants are ISO 8601 with their zone. */
export interface SourceHistory {
  /** Code or name of the unit that answers there. */
  readonly leadUnit?: string
  readonly promisedDueAt?: string
  readonly answeredAt?: string
  readonly answerText?: string
}

/** An item as it is kept: text cleaned, empty fields left out, instants in UTC. */
export interface TidyItem {
  readonly externalRef: string | null
  readonly receivedAt: string
  readonly text: string
  readonly title: string
  readonly category: string | null
  readonly kind: FeedbackKind
  readonly place: z.infer<typeof Place> | null
  readonly sender: z.infer<typeof Sender> | null
  /** To what the category asks; null where nothing was answered. */
  readonly answers: TidyAnswers | null
  readonly source: SourceHistory
  readonly language: Language
  readonly aside: Readonly<Record<string, string>> | null
  readonly warnings: readonly ItemWarning[]
  /** All that the item says as one text: the same reference must come with the same. */
  readonly content: string
  readonly folded: string
  readonly spelled: string
}

/** Answers by the version that was asked; `lines` are question and answer as people read them. */
interface TidyAnswers {
  readonly setId: string
  readonly category: string
  readonly values: CategoryAnswers
  readonly lines: readonly string[]
}

/** Answers read against what was asked; what a program sent and nobody asked is `aside`. */
export interface TakenAnswers {
  readonly answers: TidyAnswers | null
  readonly errors: readonly FieldError[]
  readonly aside: Readonly<Record<string, string>>
}

interface TidyOptions {
  readonly historical: boolean
  readonly takeAnswers: (item: Incoming, category: string | null) => TakenAnswers
}

/** Clocks of two systems never agree to the second. */
const FUTURE_TOLERANCE_MS = 2 * MINUTE_MS
const MAX_AGE_MS = 30 * 24 * 60 * MINUTE_MS
/** History of public feedback systems begins later than this; earlier is a mistake. */
const OLDEST_MS = Date.UTC(1990)

const EMPTY: Words = {
  vi: 'không được để trống (sau khi bỏ ký tự ẩn)',
  en: 'must not be empty (after invisible characters are removed)',
}
const NO_PHONE: Words = {
  vi: 'cần một số điện thoại từ 8 đến 15 chữ số, ví dụ 0901 234 567',
  en: 'needs a telephone number of 8 to 15 digits such as 0901 234 567',
}
const NO_POINT: Words = {
  vi: 'cần đủ vĩ độ và kinh độ, ví dụ 10.776 và 106.701',
  en: 'needs both latitude and longitude such as 10.776 and 106.701',
}

/**
 * Makes an item ready to be kept. Throws `feedback/invalid` with fields, `feedback/received-in-future` or
 * `feedback/received-too-long-ago`.
 */
export function tidyItem(item: Incoming, nowMs: number, { historical, takeAnswers }: TidyOptions): TidyItem {
  const receivedMs = Date.parse(item.receivedAt)
  refuseWrongTime(receivedMs, nowMs, historical)
  const text = cleanText(item.text)
  const externalRef = item.externalRef === null ? null : oneLine(item.externalRef)
  const { source, warnings } = tidySource(item.source ?? {}, receivedMs, nowMs)
  const category = oneLine(item.category ?? '') || null
  const taken = takeAnswers(item, category)
  const errors = [
    ...(text === '' ? [{ field: 'text', ...EMPTY }] : []),
    ...(externalRef === '' ? [{ field: 'externalRef', ...EMPTY }] : []),
    ...contactErrors(item),
    ...taken.errors,
  ]
  if (errors.length > 0) throw new Refusal('feedback/invalid', { errors })
  const title = oneLine(item.title ?? '')
  const tidy = {
    externalRef,
    receivedAt: isoOf(receivedMs),
    text,
    title: title === '' || isGreeting(title) ? titleOf(text) : title,
    category,
    kind: item.kind ?? 'report',
    place: tidyPlace(item.place),
    sender: tidySender(item.sender),
    source,
  }
  const { answers } = taken
  const keptAside = Object.keys(taken.aside)
  return {
    ...tidy,
    answers,
    language: item.language ?? 'vi',
    aside: keptAside.length > 0 ? { ...item.aside, ...taken.aside } : (item.aside ?? null),
    warnings: [
      ...(item.warnings ?? []),
      ...keptAside.map((field) => ({ field, what: 'kept-aside' as const })),
      ...warnings,
    ],
    content: JSON.stringify(answers ? { ...tidy, answers: answers.values } : tidy),
    ...searchColumns({ ...tidy, answers: answers?.lines ?? [] }),
  }
}

/** What search looks through: words with a space at both ends, without marks and with them. */
export function searchColumns({
  title,
  text,
  place,
  category,
  answers,
}: Pick<TidyItem, 'title' | 'text' | 'place' | 'category'> & { readonly answers: readonly string[] }): Pick<
  TidyItem,
  'folded' | 'spelled'
> {
  const said = [title, text, place?.address ?? '', category ?? '', ...answers]
  // Part by part: other rules read the same texts.
  const wordsOf = (read: (text: string) => string) =>
    ` ${said
      .map(read)
      .filter((words) => words !== '')
      .join(' ')} `
  return { folded: wordsOf(foldedWords), spelled: wordsOf(spelledWords) }
}

function refuseWrongTime(receivedMs: number, nowMs: number, historical: boolean): void {
  if (receivedMs > nowMs + FUTURE_TOLERANCE_MS) throw new Refusal('feedback/received-in-future')
  const oldestMs = historical ? OLDEST_MS : nowMs - MAX_AGE_MS
  if (receivedMs < oldestMs) throw new Refusal('feedback/received-too-long-ago')
}

function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim()
}

/** Keys in one order, whatever the sender's: equal places hash equally. */
function tidyPlace(place: Incoming['place']): TidyItem['place'] {
  if (!place) return null
  const address = oneLine(place.address ?? '')
  const tidy = {
    ...(place.wardCode === undefined ? {} : { wardCode: place.wardCode }),
    ...(address === '' ? {} : { address }),
    ...readPoint(place.lat, place.lng),
  }
  return Object.keys(tidy).length > 0 ? tidy : null
}

function tidySender(sender: Incoming['sender']): TidyItem['sender'] {
  if (!sender) return null
  const { phone, remark } = readPhone(sender.phone ?? '') ?? {}
  const email = readEmail(sender.email ?? '')
  const name = oneLine(sender.name ?? '')
  const note = [remark ?? '', oneLine(sender.note ?? '')].filter(Boolean).join('; ')
  if (!name && !phone && !email && !note) return null
  return {
    ...(name ? { name } : {}),
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
    ...(note ? { note } : {}),
    hideName: sender.hideName ?? false,
  }
}

/** What a person typed and can mend; what a program sends is left out before, with a warning. */
function contactErrors({ place, sender }: Incoming): FieldError[] {
  const phone = oneLine(sender?.phone ?? '')
  const hasPoint = place?.lat !== undefined || place?.lng !== undefined
  return [
    ...(phone !== '' && !readPhone(phone) ? [{ field: 'sender.phone', ...NO_PHONE }] : []),
    ...(hasPoint && !readPoint(place.lat, place.lng) ? [{ field: 'place.lat', ...NO_POINT }] : []),
  ]
}

/** Times that cannot be are left out with a warning: of an item that was answered before it came nobody knows when. */
function tidySource(
  { promisedDueAt, answeredAt, ...source }: SourceHistory,
  receivedMs: number,
  nowMs: number,
): { source: SourceHistory; warnings: readonly ItemWarning[] } {
  const leadUnit = oneLine(source.leadUnit ?? '')
  const answerText = cleanText(source.answerText ?? '')
  const wrong = [
    ...(isBefore(promisedDueAt, receivedMs) ? ['promisedDueAt'] : []),
    ...(isBefore(answeredAt, receivedMs) || isBefore(nowMs + FUTURE_TOLERANCE_MS, answeredAt)
      ? ['answeredAt']
      : []),
  ]
  const timeOf = (field: 'promisedDueAt' | 'answeredAt', time: string | undefined) =>
    time === undefined || wrong.includes(field) ? {} : { [field]: isoOf(Date.parse(time)) }
  return {
    source: {
      ...(leadUnit ? { leadUnit } : {}),
      ...timeOf('promisedDueAt', promisedDueAt),
      ...timeOf('answeredAt', answeredAt),
      ...(answerText ? { answerText } : {}),
    },
    warnings: wrong.map((field) => ({ field, what: 'left-out' })),
  }
}

/** Of instants in ISO 8601 or epoch milliseconds; what is not given is before nothing. */
function isBefore(time: string | number | undefined, limit: string | number | undefined): boolean {
  return time !== undefined && limit !== undefined && new Date(time) < new Date(limit)
}
