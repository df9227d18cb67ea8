import {
  DATA_REQUEST_KINDS,
  type DataRequestKind,
  RETAINED_KINDS,
  type RetainedKind,
} from '../../contract/personal-data/data-kinds.ts'
import type { Words } from '../../contract/language.ts'
import type { BodyOf, ListedSetting } from '../../contract/personal-data/privacy-settings.ts'
import { USUAL_NOTICE } from './usual-notice.ts'

/** The day from which Law 91/2025/QH15 and Decree 356/2025/NĐ-CP hold. */
const LAW_FROM = '2026-01-01'

const DECREE: Words = {
  vi: 'Nghị định 356/2025/NĐ-CP (hiệu lực 01/01/2026): trả lời trong 02 ngày làm việc, thực hiện trong 15 ngày, 20 ngày khi có bên xử lý, gia hạn một lần không quá 15 ngày.',
  en: 'Decree 356/2025/NĐ-CP (in force 01/01/2026): a reply within 2 working days, done within 15 days, 20 with processors, extended once by at most 15 days.',
}

/** The exact days for seeing, correcting and deleting were not confirmed in the text of the decree. */
function unconfirmed(days: number): Words {
  return {
    vi: `Nghị định 356/2025/NĐ-CP: khoảng ${days} ngày; cơ quan đối chiếu với văn bản và sửa nếu cần.`,
    en: `Decree 356/2025/NĐ-CP: about ${days} days; the office is to compare it with the text and correct it.`,
  }
}

const DUE: Readonly<Record<DataRequestKind, BodyOf<'due'>>> = {
  see: { replyDays: 2, doneDays: 10, extensionDays: 15, source: unconfirmed(10) },
  correct: { replyDays: 2, doneDays: 10, extensionDays: 15, source: unconfirmed(10) },
  delete: { replyDays: 2, doneDays: 20, extensionDays: 15, source: unconfirmed(20) },
  withdraw: { replyDays: 2, doneDays: 15, extensionDays: 15, source: DECREE },
  object: { replyDays: 2, doneDays: 15, extensionDays: 15, source: DECREE },
}

/** The law wants a time fit to the purpose (art. 3) and names none: each is the office's own to set. */
const OWN_RULE: Words = {
  vi: 'Luật 91/2025/QH15, Điều 3 và Điều 14: lưu phù hợp với mục đích; số ngày do cơ quan quyết định.',
  en: 'Law 91/2025/QH15, art. 3 and 14: kept as the purpose needs; the days are the office’s to set.',
}

/** How often the impact assessment is looked at again was not confirmed in the text of the law. */
const ASSESSMENT: BodyOf<'assessment'> = {
  months: 6,
  source: {
    vi: 'Luật 91/2025/QH15 và Nghị định 356/2025/NĐ-CP: cập nhật định kỳ, tạm đặt 6 tháng; cơ quan đối chiếu với văn bản và sửa nếu cần.',
    en: 'Law 91/2025/QH15 and Decree 356/2025/NĐ-CP: brought up to date from time to time, set to 6 months here; the office is to compare it with the text and correct it.',
  },
}

/** How long words are kept unless the office says otherwise, as the configuration gives it. */
interface KeepDays {
  readonly comments: number
  readonly waitingWords: number
}

/** What holds until the office says otherwise: version 1 of everything. */
export function usualSettings({ comments, waitingWords }: KeepDays): ListedSetting[] {
  const days: Readonly<Record<RetainedKind, number>> = {
    photos: 730,
    contact: 730,
    comments,
    'waiting-words': waitingWords,
    messages: 90,
    requests: 365,
  }
  const usual = { version: 1, fromDay: LAW_FROM, savedAt: null, inForce: false }
  return [
    { kind: 'notice', about: 'all', ...usual, body: USUAL_NOTICE },
    { kind: 'assessment', about: 'all', ...usual, body: ASSESSMENT },
    ...DATA_REQUEST_KINDS.map((about) => ({ kind: 'due' as const, about, ...usual, body: DUE[about] })),
    ...RETAINED_KINDS.map((about) => ({
      kind: 'retention' as const,
      about,
      ...usual,
      body: { days: days[about], source: OWN_RULE },
    })),
  ]
}
