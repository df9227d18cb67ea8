import { unitCodesOf } from '../../../server/contract/feedback/event-units.ts'
import type { FeedbackEvent, FeedbackEventKind } from '../../../server/contract/feedback/feedback-events.ts'
import type { FeedbackDetail, ShownRouting } from '../../../server/contract/feedback/feedback.ts'
import type { Language, Words } from '../../../server/contract/language.ts'
import { WARNING_WORDS } from '../../../server/words/warning-words.ts'
import { levelWords } from '../../../server/words/level-words.ts'
import { VERDICT_LEVELS } from '../../../server/contract/feedback/citizen-acts.ts'
import { formatDate, formatDateTime } from '../../../server/words/format.ts'
import { EVENT_WORDS } from '../../../server/words/event-words.ts'
import { STRINGS, VIEW_WORDS } from '../../strings/strings.ts'
import type { IconName } from '../../ui/icons.ts'
import { unitName } from '../../../server/words/unit-name.ts'

/** The mark of an entry in the history. */
export const EVENT_ICONS: Readonly<Record<FeedbackEventKind, IconName>> = {
  received: 'inbox',
  routed: 'arrow-right',
  assigned: 'arrow-right',
  transferred: 'transfer',
  'taken-back': 'undo',
  'questions-answered': 'document',
  categorised: 'document',
  claimed: 'people',
  'person-assigned': 'person',
  'put-back': 'undo',
  noted: 'lock',
  answered: 'send',
  'answer-undone': 'undo',
  'answer-amended': 'reply',
  'submitted-for-approval': 'clock',
  'returned-to-officer': 'undo',
  paused: 'pause',
  resumed: 'play',
  'interim-replied': 'reply',
  'extension-requested': 'clock',
  'extension-approved': 'check',
  'extension-rejected': 'stop',
  'contribution-asked': 'people',
  'contribution-given': 'check',
  'contribution-withdrawn': 'undo',
  'due-recomputed': 'calendar',
  closed: 'check',
  'publication-allowed': 'check',
  'publication-forbidden': 'stop',
  'publication-proposed': 'clock',
  published: 'people',
  'publication-returned': 'undo',
  'publication-withdrawn': 'close',
  'publication-reported': 'alert',
  'publication-restored': 'undo',
  reopened: 'undo',
  released: 'arrow-right',
  'marked-urgent': 'alert',
  'urgent-lifted': 'undo',
  refused: 'stop',
  redirected: 'arrow-right',
  'marked-spam': 'stop',
  merged: 'merge',
  'took-in': 'merge',
  unmerged: 'undo',
  'let-go': 'undo',
  'citizen-replied': 'reply',
  'citizen-judged': 'person',
  withdrawn: 'close',
  objected: 'stop',
  'objection-accepted': 'check',
  'objection-rejected': 'undo',
  reminded: 'clock',
  'outside-asked': 'people',
  'outside-answered': 'check',
  'outside-lapsed': 'clock',
  'outside-withdrawn': 'undo',
  erased: 'lock',
  'contact-changed': 'people',
  'contact-change-asked': 'people',
}

const ERASED = STRINGS.textErased

/** What an entry says beyond its kind: what a person wrote, or the service noted; and what of it was erased. */
export function eventTexts(event: FeedbackEvent, language: Language, zone: string): string[] {
  const { body, erased } = event
  const said = [
    event.kind === 'citizen-judged' ? levelWords(VERDICT_LEVELS, event.body.level)?.[language] : null,
    'text' in body ? body.text : null,
    'reason' in body ? body.reason : null,
    event.kind === 'publication-proposed' ? event.body.question : null,
    event.kind === 'publication-proposed' ? event.body.answer : null,
    'note' in body && body.note ? noteIn(body.note, language) : null,
    event.kind === 'interim-replied' ? promisedWords(event.body.promisedUntil, zone)[language] : null,
    'files' in body && body.files ? filesWords(body.files.length)[language] : null,
    event.kind === 'resumed' && event.body.noReactionUntil ? NO_REACTION[language] : null,
    event.kind === 'closed' && event.body.byItself ? CLOSED_BY_ITSELF[language] : null,
  ].filter((text): text is string => typeof text === 'string' && text !== '')
  const odd = event.kind === 'received' ? (event.body.warnings ?? []) : []
  const all = [...said, ...odd.map(({ field, what }) => `${field}: ${WARNING_WORDS[what][language]}`)]
  return erased ? [...all, erasedWords(erased, zone)[language]] : all
}

function promisedWords(until: string, zone: string): Words {
  const at = formatDateTime(until, zone)
  return { vi: `Hẹn trả lời trước ${at}`, en: `An answer is promised before ${at}` }
}

function filesWords(count: number): Words {
  return { vi: `Kèm ${count} tệp`, en: count === 1 ? 'With 1 file' : `With ${count} files` }
}

const NO_REACTION: Words = {
  vi: 'Công dân không phản hồi đến hết hạn bổ sung.',
  en: 'No reaction of the citizen until the end of the question.',
}
const CLOSED_BY_ITSELF: Words = {
  vi: 'Tự kết thúc: không có ý kiến gì về câu trả lời.',
  en: 'Closed by itself: nothing was said about the answer.',
}

function noteIn(note: string | Words, language: Language): string {
  return typeof note === 'string' ? note : note[language]
}

function erasedWords({ at, rule }: { readonly at: string; readonly rule: string }, zone: string): Words {
  const day = formatDate(at, zone)
  return { vi: `Đã xoá ngày ${day} theo: ${rule}`, en: `Erased on ${day} by: ${rule}` }
}

/** Where an entry moved the item: `Tổ Tư pháp → Tổ Đất đai`, the one unit it names, or the item it went into. */
export function eventTarget(
  event: FeedbackEvent,
  { unitNames, personNames }: Pick<FeedbackDetail, 'unitNames' | 'personNames'>,
  language: Language,
): string {
  if (event.kind === 'person-assigned') return personNames[event.body.personId] ?? ''
  if (event.kind === 'reminded') return personNames[event.body.personId ?? ''] ?? ''
  if (event.kind === 'objected' && event.body.precedent)
    return `${unitOf(event.body.by, unitNames, language)} · ${event.body.precedent}`
  if (event.kind === 'marked-urgent') return event.body.because.map(({ value }) => value).join(', ')
  if (event.kind === 'merged') return event.body.into
  if (event.kind === 'took-in' || event.kind === 'unmerged' || event.kind === 'let-go') return event.body.from
  if (event.kind === 'erased') return event.body.rule
  if (event.kind === 'questions-answered') return event.body.category
  if (event.kind === 'categorised') return [event.body.from, event.body.to].filter(Boolean).join(' → ')
  return unitCodesOf(event)
    .map((code) => unitOf(code, unitNames, language))
    .join(' → ')
}

function unitOf(code: string, names: FeedbackDetail['unitNames'], language: Language): string {
  return names[code] ? unitName(names[code], language) : code
}

const FIELD_WORDS: Readonly<Record<'category' | 'area' | 'words' | 'answer', Words>> = {
  category: { vi: 'lĩnh vực', en: 'category' },
  area: { vi: 'địa bàn', en: 'area' },
  words: { vi: 'từ khoá', en: 'words' },
  answer: { vi: 'câu trả lời', en: 'answer' },
}

/** What an entry is called: an item that no unit was found for was not given to one. */
export function eventName(event: FeedbackEvent): Words {
  if (event.kind !== 'routed' || event.body.leadUnit !== null) return EVENT_WORDS[event.kind]
  return event.body.routing.kind === 'held' ? VIEW_WORDS.restricted : VIEW_WORDS.triage
}

/** Why the item lies with its unit, as one sentence. */
export function routingWords(routing: ShownRouting): Words {
  switch (routing.kind) {
    case 'rule': {
      const because = (language: 'vi' | 'en') =>
        routing.because
          .map(({ field, value, guess }) => {
            const said = `${FIELD_WORDS[field][language]} “${value}”`
            return guess ? `${said} ${GUESSED[language]}` : said
          })
          .join(', ')
      return {
        vi: `Theo quy tắc “${routing.ruleName}”: khớp ${because('vi')}.`,
        en: `By the rule “${routing.ruleName}”: it matches ${because('en')}.`,
      }
    }
    case 'triage':
      return {
        vi: 'Chưa quy tắc nào khớp; chờ điều phối viên giao đơn vị.',
        en: 'No rule matched; the coordinator decides.',
      }
    case 'held': {
      const because = (language: Language) =>
        routing.because
          .map(({ value, guess }) => `“${value}”${guess ? ` ${GUESSED[language]}` : ''}`)
          .join(', ')
      return {
        vi: `Có từ ${because('vi')}, có thể là khiếu nại hoặc tố cáo: được giữ riêng cho người được phân công.`,
        en: `It says ${because('en')} and may be a complaint or a denunciation: held for whoever is named for it.`,
      }
    }
    case 'person':
      return {
        vi: `${routing.by ?? ''} giao, lý do: ${routing.reason ?? ERASED.vi}`,
        en: `${routing.by ?? ''} decided, because: ${routing.reason ?? ERASED.en}`,
      }
    case 'source':
      return sourceWords(routing)
  }
}

const GUESSED: Words = {
  vi: '(phỏng đoán: nội dung viết không dấu)',
  en: '(a guess: it was typed without marks)',
}

function sourceWords({ unit, match, among = [] }: Extract<ShownRouting, { kind: 'source' }>): Words {
  switch (match) {
    case undefined:
      return { vi: `Nơi gửi đã nêu đơn vị: ${unit}.`, en: `The sender named the unit: ${unit}.` }
    case 'without-marks':
      return {
        vi: `Nơi gửi đã nêu đơn vị, viết không dấu: ${unit}. Chỉ một đơn vị có tên như vậy.`,
        en: `The sender named the unit without marks: ${unit}. Only one is called so.`,
      }
    case 'several':
      return {
        vi: `Nơi gửi nêu “${unit}”, có thể là ${among.join(' hoặc ')}; chờ điều phối viên giao đơn vị.`,
        en: `The sender named “${unit}”, which may be ${among.join(' or ')}; the coordinator decides.`,
      }
    case 'unknown':
      return {
        vi: `Nơi gửi nêu “${unit}”, không có đơn vị nào tên như vậy; chờ điều phối viên giao đơn vị.`,
        en: `The sender named “${unit}”, and no unit is called so; the coordinator decides.`,
      }
  }
}
