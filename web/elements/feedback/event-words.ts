import { unitCodesOf } from '../../../server/contract/event-units.ts'
import type {
  FeedbackDetail,
  FeedbackEvent,
  FeedbackEventKind,
  RoutingProof,
} from '../../../server/contract/feedback.ts'
import type { Language, Words } from '../../../server/contract/language.ts'
import type { IconName } from '../../ui/icons.ts'

interface EventLook {
  readonly icon: IconName
  readonly words: Words
}

/** What happened, as the history says it. */
export const EVENT_LOOK: Readonly<Record<FeedbackEventKind, EventLook>> = {
  received: { icon: 'inbox', words: { vi: 'Tiếp nhận', en: 'Received' } },
  routed: { icon: 'arrow-right', words: { vi: 'Giao đơn vị', en: 'Routed to a unit' } },
  claimed: { icon: 'people', words: { vi: 'Nhận xử lý', en: 'Taken on' } },
  transferred: { icon: 'transfer', words: { vi: 'Chuyển đơn vị', en: 'Transferred' } },
  noted: { icon: 'lock', words: { vi: 'Ghi chú nội bộ', en: 'Internal note' } },
  answered: { icon: 'send', words: { vi: 'Trả lời công dân', en: 'Answered the citizen' } },
  paused: { icon: 'pause', words: { vi: 'Chờ công dân bổ sung', en: 'Waiting for the citizen' } },
  resumed: { icon: 'play', words: { vi: 'Tiếp tục xử lý', en: 'Resumed' } },
  refused: { icon: 'stop', words: { vi: 'Không tiếp nhận', en: 'Refused' } },
  redirected: {
    icon: 'arrow-right',
    words: { vi: 'Hướng dẫn đến nơi có thẩm quyền', en: 'Redirected to the competent body' },
  },
  merged: { icon: 'merge', words: { vi: 'Gộp với phản ánh khác', en: 'Merged with another item' } },
  'marked-spam': { icon: 'stop', words: { vi: 'Đánh dấu tin rác', en: 'Marked as spam' } },
  closed: { icon: 'check', words: { vi: 'Kết thúc', en: 'Closed' } },
  reopened: { icon: 'undo', words: { vi: 'Mở lại', en: 'Reopened' } },
  'extension-requested': { icon: 'clock', words: { vi: 'Đề nghị gia hạn', en: 'More time asked for' } },
  'extension-approved': { icon: 'check', words: { vi: 'Duyệt gia hạn', en: 'Extension granted' } },
  'extension-rejected': { icon: 'stop', words: { vi: 'Không duyệt gia hạn', en: 'Extension refused' } },
  'submitted-for-approval': {
    icon: 'clock',
    words: { vi: 'Trình duyệt câu trả lời', en: 'Answer put up for approval' },
  },
  'returned-to-officer': { icon: 'undo', words: { vi: 'Trả lại để sửa', en: 'Returned to be changed' } },
  'contribution-asked': { icon: 'people', words: { vi: 'Đề nghị phối hợp', en: 'Asked to contribute' } },
  'contribution-given': { icon: 'check', words: { vi: 'Ý kiến phối hợp', en: 'Contributed' } },
  'contribution-withdrawn': {
    icon: 'undo',
    words: { vi: 'Rút đề nghị phối hợp', en: 'Request to contribute withdrawn' },
  },
  'due-recomputed': { icon: 'calendar', words: { vi: 'Tính lại hạn', en: 'Deadline counted anew' } },
}

function isWords(value: unknown): value is Words {
  return typeof value === 'object' && value !== null && 'vi' in value && 'en' in value
}

/** What an entry says beyond its kind: a person's own text and reason, or a note of the service in both languages. */
export function eventTexts({ body }: FeedbackEvent, language: Language): string[] {
  return ['text', 'reason', 'note'].flatMap((key) => {
    const value = body[key]
    if (isWords(value)) return [value[language]]
    return typeof value === 'string' && value !== '' ? [value] : []
  })
}

/** Where an entry moved the item: `Tổ Tư pháp → Tổ Đất đai`, the one unit it names, or the item it went into. */
export function eventTarget(event: FeedbackEvent, unitNames: FeedbackDetail['unitNames']): string {
  const { into } = event.body
  if (typeof into === 'string') return into
  return unitCodesOf(event)
    .map((code) => unitNames[code] ?? code)
    .join(' → ')
}

const FIELD_WORDS: Readonly<Record<'category' | 'area' | 'words', Words>> = {
  category: { vi: 'lĩnh vực', en: 'category' },
  area: { vi: 'địa bàn', en: 'area' },
  words: { vi: 'từ khoá', en: 'words' },
}

/** Why the item lies with its unit, as one sentence. */
export function routingWords(routing: RoutingProof): Words {
  switch (routing.kind) {
    case 'rule': {
      const because = (language: 'vi' | 'en') =>
        routing.because.map(({ field, value }) => `${FIELD_WORDS[field][language]} “${value}”`).join(', ')
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
    case 'person':
      return {
        vi: `${routing.by} giao, lý do: ${routing.reason}`,
        en: `${routing.by} decided, because: ${routing.reason}`,
      }
    case 'source':
      return {
        vi: `Nơi gửi đã nêu đơn vị: ${routing.unit}.`,
        en: `The sender named the unit: ${routing.unit}.`,
      }
  }
}
