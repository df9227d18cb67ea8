import { readPublic } from '../../../db/long-reads.ts'
import {
  findPublished,
  findShownName,
  listPublishedCategories,
  listRelated,
  pagePublished,
  type PublicFilter,
  type PublishedRow,
} from '../../../db/queries/feedback/published-answers.ts'
import { listPublishedTypes } from '../../../db/queries/feedback/publications.ts'
import type { Service } from '../../context.ts'
import type { FileType } from '../../contract/feedback/composer/answer-files.ts'
import type { Words } from '../../contract/language.ts'
import type { MaskMark, PublicPart } from '../../contract/feedback/mask-reasons.ts'
import type { MaskCounts } from '../../contract/feedback/publication.ts'
import { Refusal } from '../../contract/refusals.ts'
import { titleOf } from '../../domain/text/item-title.ts'
import { cleanText, fold, hasMarks, spelledWords } from '../../domain/text/fold-vietnamese.ts'
import { addDays } from '../../domain/local-time.ts'
import { countsOf } from '../../feedback/steps/publish/propose-publication.ts'
import { publicPeople } from '../../feedback/alike/recipients.ts'
import { knownUnits } from '../../known-organisation.ts'

const PAGE_SIZE = 20
const MAX_CATEGORIES = 60

/** A published answer as everybody reads it: nothing of it leads to the item or its tracking code. */
export interface PublicAnswer {
  readonly number: number
  readonly title: string
  readonly question: string
  readonly answer: string
  readonly unit: Words
  readonly unitCode: string
  readonly category: string | null
  readonly receivedAt: string
  readonly answeredAt: string
  /** When other words took the place of the first, where they did. */
  readonly amendedAt: string | null
  readonly publishedAt: string
  /** Null where nothing was promised. */
  readonly onTime: boolean | null
  readonly masked: MaskCounts
  /** What is shown in other words than it was written in. */
  readonly reworded: readonly PublicPart[]
}

/** What a list was asked for, as it was typed; what is no filter is refused. */
export interface AskedAnswers {
  readonly q: string
  readonly unit: string
  readonly category: string
  /** `2026-11`, or empty. */
  readonly month: string
  /** Where the page begins: `number` or `number~` among those without the marks. */
  readonly after: string
}

export interface AnswerPage {
  readonly answers: readonly PublicAnswer[]
  readonly next: string | null
}

const MONTH = /^(20\d\d)-(0[1-9]|1[0-2])$/
const AFTER = /^(\d{1,9})(~?)$/
const WEEK = /^(20\d\d)-W(0[1-9]|[1-4]\d|5[0-3])$/

function wrong(field: string, vi: string, en: string): Refusal {
  return new Refusal('request/invalid', { errors: [{ field, vi, en }] })
}

/** One page, newest first; of words typed with marks, what holds these marks comes first. Throws `request/invalid`, `unit/not-found`. */
export async function findAnswers(service: Service, asked: AskedAnswers): Promise<AnswerPage> {
  const { filter, words } = await filterOf(service, asked)
  const place = asked.after === '' ? null : AFTER.exec(asked.after)
  if (asked.after !== '' && !place)
    throw wrong('after', 'không phải vị trí của danh sách này', 'is no place in this list')
  const isTwofold = words.some(({ spelled }) => spelled !== null)
  const walks = isTwofold ? (['as-typed', 'without-marks'] as const) : (['all'] as const)
  const from = place?.[2] === '~' && isTwofold ? 1 : 0
  const found: { row: PublishedRow; mark: string }[] = []
  await readPublic(service.db, async (tx) => {
    for (const [index, hits] of walks.slice(from).entries()) {
      if (found.length > PAGE_SIZE) break
      const rows = await pagePublished(
        tx,
        { ...filter, ...(words.length > 0 ? { search: { words, hits } } : {}) },
        {
          before: index === 0 && place ? Number(place[1]) : null,
          limit: PAGE_SIZE + 1 - found.length,
        },
      )
      found.push(...rows.map((row) => ({ row, mark: hits === 'without-marks' ? '~' : '' })))
    }
  })
  const shown = found.slice(0, PAGE_SIZE)
  const last = shown.at(-1)
  return {
    answers: shown.map(({ row }) => answerOf(row)),
    next: last && found.length > shown.length ? `${last.row.number}${last.mark}` : null,
  }
}

async function filterOf(service: Service, { q, unit, category, month }: AskedAnswers) {
  const units = (await knownUnits(service)).all
  const asked = unit === '' ? undefined : units.find(({ code }) => code === unit)
  if (unit !== '' && !asked) throw new Refusal('unit/not-found')
  if (month !== '' && !MONTH.test(month)) throw wrong('month', 'viết như 2026-11', 'write it like 2026-11')
  const filter: PublicFilter = {
    ...(asked ? { unitId: asked.id } : {}),
    ...(category === '' ? {} : { category }),
    // Every month's last day is at most the 31st: text compares as days do.
    ...(month === '' ? {} : { days: { from: `${month}-01`, to: `${month}-31` } }),
  }
  const words = spelledWords(cleanText(q).slice(0, 200))
    .split(' ')
    .filter(Boolean)
    .slice(0, 12)
    .map((word) => ({ folded: fold(word), spelled: hasMarks(word) ? word : null }))
  return { filter, words }
}

/** What a list can be narrowed to. */
export async function listFilters(service: Service) {
  const [{ all }, categories] = await Promise.all([
    knownUnits(service),
    readPublic(service.db, (tx) => listPublishedCategories(tx, MAX_CATEGORIES)),
  ])
  return { units: all, categories }
}

export interface PublicEntry {
  readonly answer: PublicAnswer
  /** How many people sent the same; null where they are few. */
  readonly people: number | null
  readonly sentBy: string | null
  readonly related: readonly PublicAnswer[]
  /** What each photo or document is that goes with it, in their order. */
  readonly files: readonly FileType[]
}

/** The entry with this number; null where none is shown. */
export async function findEntry({ db }: Service, number: number): Promise<PublicEntry | null> {
  const row = await findPublished(db, number)
  if (!row) return null
  const [related, sentBy, people, files] = await Promise.all([
    listRelated(db, row, 5),
    findShownName(db, row.feedback_id),
    publicPeople(db, row.feedback_id),
    listPublishedTypes(db, row.feedback_id),
  ])
  return { answer: answerOf(row), sentBy, people, files, related: related.map(answerOf) }
}

export interface Week {
  readonly key: string
  readonly days: { readonly from: string; readonly to: string }
}

const MOST_OF_A_WEEK = 200

/** What was published in one week, the newest first. */
export async function findWeek({ db }: Service, { days }: Week): Promise<PublicAnswer[]> {
  const rows = await readPublic(db, (tx) =>
    pagePublished(tx, { days }, { before: null, limit: MOST_OF_A_WEEK }),
  )
  return rows.map(answerOf)
}

/** The week written so (ISO 8601, `2026-W47`), or the one of a local day. Throws `request/invalid`. */
export function weekOf(written: string, today: string): Week {
  if (written === '') return weekFrom(mondayOf(today))
  const [, year, week] = WEEK.exec(written) ?? []
  if (year === undefined || week === undefined)
    throw wrong('week', 'viết như 2026-W47', 'write it like 2026-W47')
  return weekFrom(addDays(mondayOf(`${year}-01-04`), (Number(week) - 1) * 7))
}

function mondayOf(day: string): string {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}

/** The year of a week is that of its Thursday. */
function weekFrom(monday: string): Week {
  const year = addDays(monday, 3).slice(0, 4)
  const first = mondayOf(`${year}-01-04`)
  const n = Math.round((Date.parse(monday) - Date.parse(first)) / (7 * 86_400_000)) + 1
  return { key: `${year}-W${String(n).padStart(2, '0')}`, days: { from: monday, to: addDays(monday, 6) } }
}

function answerOf(row: PublishedRow): PublicAnswer {
  const question = row.question ?? ''
  return {
    number: row.number,
    title: titleOf(question),
    question,
    answer: row.answer ?? '',
    unit: { vi: row.unit_name, en: row.unit_name_en || row.unit_name },
    unitCode: row.unit_code,
    category: row.category,
    receivedAt: row.received_at,
    answeredAt: row.answered_at,
    amendedAt: row.amended_at,
    publishedAt: row.published_at,
    onTime: row.on_time === null ? null : row.on_time === 1,
    masked: countsOf(JSON.parse(row.marks) as MaskMark[]),
    reworded: JSON.parse(row.reworded) as PublicPart[],
  }
}
