import type { DeliveryKind } from '../../../server/contract/deliveries/delivery-kinds.ts'
import type { Words } from '../../../server/contract/language.ts'

export const DELIVERIES_STRINGS = {
  lead: {
    vi: 'Tổng đài 1022 được báo trạng thái và câu trả lời của từng phản ánh đã chuyển đến, theo đúng thứ tự, cho đến khi xác nhận.',
    en: 'The 1022 line is told the status and answer of each item that it handed over, in its order, until it confirms.',
  },
  noTarget: {
    vi: 'Chưa khai báo nơi nhận (CHANNEL_1022_REPLY_URL): chưa gửi gì.',
    en: 'No address is configured (CHANNEL_1022_REPLY_URL): nothing is sent.',
  },
  waiting: { vi: 'Đang chờ gửi', en: 'Waiting' },
  deadCount: { vi: 'Thôi gửi', en: 'Given up' },
  lastConfirmed: { vi: 'Xác nhận gần nhất', en: 'Last confirmed' },
  rests: { vi: 'Tạm ngừng gửi đến', en: 'Not tried before' },
  said: { vi: 'Trả lời gần nhất', en: 'Last answer' },
  none: { vi: 'Chưa có', en: 'None yet' },
  dead: { vi: 'Tin thôi gửi', en: 'Given up' },
  deadHint: {
    vi: 'Tin sau của cùng phản ánh chờ cho đến khi tin này được gửi lại hoặc bỏ qua.',
    en: 'Later messages of the same item wait until this one is sent again or left out.',
  },
  noDead: { vi: 'Không có tin nào thôi gửi.', en: 'Nothing was given up.' },
  reference: { vi: 'Mã của 1022', en: '1022 reference' },
  what: { vi: 'Nội dung', en: 'What' },
  since: { vi: 'Từ lúc', en: 'Since' },
  tries: { vi: 'Số lần gửi', en: 'Tries' },
  resend: { vi: 'Gửi lại', en: 'Send again' },
  skip: { vi: 'Bỏ qua', en: 'Leave out' },
  resendAll: { vi: 'Gửi lại tất cả', en: 'Send all again' },
  reconciliation: { vi: 'Đối soát', en: 'Reconciliation' },
  reconciliationHint: {
    vi: 'Phản ánh mà 1022 chưa biết hết: trạng thái ở đây và trạng thái 1022 đã xác nhận.',
    en: 'Items of which 1022 does not know all yet: the status here, and the one that it confirmed.',
  },
  allKnown: { vi: '1022 đã xác nhận mọi điều.', en: '1022 has confirmed everything.' },
  here: { vi: 'Ở đây', en: 'Here' },
  there: { vi: '1022 đã xác nhận', en: 'Confirmed by 1022' },
  csv: { vi: 'Tải về CSV', en: 'Download as CSV' },
} as const satisfies Record<string, Words>

export const DELIVERY_KIND_WORDS: Readonly<Record<DeliveryKind, Words>> = {
  status: { vi: 'Trạng thái', en: 'Status' },
  answered: { vi: 'Câu trả lời', en: 'Answer' },
  'answer-amended': { vi: 'Câu trả lời đã sửa', en: 'Amended answer' },
  'due-moved': { vi: 'Hạn trả lời dời', en: 'Date moved' },
}
