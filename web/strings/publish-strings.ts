import type { Words } from '../../server/contract/language.ts'
import type { ResultsState, ResultsVersion } from '../../server/contract/results/published-results.ts'

/** The words of the page where a quarter is submitted, signed and corrected. */
export const PUBLISH_STRINGS = {
  lead: {
    vi: 'Một người trình, một người khác ký. Bản đã ký không đổi nữa; điều đến sau thành bản đính chính có số.',
    en: 'One person submits, another signs. What is signed moves no more; what comes later becomes a numbered correction.',
  },
  period: { vi: 'Quý', en: 'Quarter' },
  none: { vi: 'Chưa có quý nào có số liệu.', en: 'There is no quarter with figures yet.' },
  closesOn: { vi: 'Số liệu chốt ngày', en: 'Figures close on' },
  checklist: { vi: 'Cần xem trước khi trình', en: 'To be looked at before submitting' },
  signChecklist: { vi: 'Cần xem trước khi ký', en: 'To be looked at before signing' },
  draft: { vi: 'Dự thảo như người dân sẽ đọc', en: 'The draft, as it will be read' },
  waiting: { vi: 'Bản đang chờ ký', en: 'What waits to be signed' },
  submittedBy: { vi: 'Người trình', en: 'Submitted by' },
  narrative: { vi: 'Nhận xét của đơn vị (tiếng Việt)', en: 'What the office says (Vietnamese)' },
  narrativeEn: { vi: 'Nhận xét bằng tiếng Anh', en: 'The same in English' },
  optional: { vi: '(không bắt buộc)', en: '(optional)' },
  reason: { vi: 'Lý do đính chính', en: 'Why it is corrected' },
  submit: { vi: 'Trình người khác ký', en: 'Submit for signature' },
  correct: { vi: 'Trình bản đính chính', en: 'Submit the correction' },
  sign: { vi: 'Ký và công bố', en: 'Sign and publish' },
  signHint: {
    vi: 'Khi ký, đúng bản này được công bố và không sửa được nữa.',
    en: 'When you sign, this very document is published and can be changed no more.',
  },
  ownSubmission: {
    vi: 'Quý vị đã trình bản này; người khác phải ký.',
    en: 'You submitted this; somebody else must sign it.',
  },
  returnNote: { vi: 'Vì sao trả lại', en: 'Why it goes back' },
  giveBack: { vi: 'Trả lại', en: 'Give back' },
  versions: { vi: 'Các bản đã trình', en: 'What was submitted' },
  number: { vi: 'Số', en: 'Number' },
  status: { vi: 'Tình trạng', en: 'Status' },
  when: { vi: 'Lúc', en: 'When' },
  decidedBy: { vi: 'Người ký hoặc trả lại', en: 'Signed or returned by' },
  open: { vi: 'Xem bản công bố', en: 'Open what is published' },
  noVersions: { vi: 'Chưa có bản nào.', en: 'Nothing yet.' },
  late: { vi: 'Đến sau khi chốt', en: 'Came after closing' },
  lateReady: {
    vi: 'lượt đánh giá vào được bản đính chính,',
    en: 'ratings can go into a correction,',
  },
  lateWaiting: {
    vi: 'lượt còn chờ cho đủ 10 ở một nơi.',
    en: 'wait until there are ten at one place.',
  },
  changes: { vi: 'Số liệu khác bản đã công bố', en: 'Figures that differ from what is published' },
  noChanges: {
    vi: 'Mọi số liệu đúng như bản đã công bố.',
    en: 'Every figure is as it was published.',
  },
  servedSince: {
    vi: 'Lượt phục vụ nhập hoặc sửa sau khi chốt bản đã công bố',
    en: 'People served, entered or changed since the published figures were frozen',
  },
  servedAfter: {
    vi: 'Lượt phục vụ nhập hoặc sửa sau khi trình: chưa có trong bản này',
    en: 'People served, entered or changed after it was submitted: not in it',
  },
  day: { vi: 'Ngày', en: 'Day' },
  enteredBy: { vi: 'Người nhập, lúc nhập, ghi chú', en: 'Entered by, when, note' },
  offeredOf: { vi: 'mời', en: 'offered' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  figure: { vi: 'Số liệu', en: 'Figure' },
  before: { vi: 'Trước', en: 'Before' },
  after: { vi: 'Sau', en: 'After' },
  satisfactionTable: { vi: 'Bảng hài lòng theo đơn vị', en: 'Table of satisfaction by unit' },
  timelinessTable: { vi: 'Bảng trả lời phản ánh theo đơn vị', en: 'Table of answers by unit' },
  verdictsTable: { vi: 'Bảng đánh giá câu trả lời theo đơn vị', en: 'Table of verdicts by unit' },
  participationTable: { vi: 'Bảng tham gia theo đơn vị', en: 'Table of participation by unit' },
  proceduresTables: { vi: 'Các bảng theo thủ tục, từng đơn vị', en: 'Tables by procedure, unit by unit' },
  changesTable: { vi: 'Bảng số liệu khác bản đã công bố', en: 'Table of figures that differ' },
  satisfaction: { vi: 'Hài lòng theo đơn vị', en: 'Satisfaction by unit' },
  timeliness: { vi: 'Trả lời phản ánh', en: 'Answering feedback' },
} as const satisfies Record<string, Words>

export const STATE_WORDS: Readonly<Record<ResultsState, Words>> = {
  running: { vi: 'Quý chưa kết thúc', en: 'The quarter is not over' },
  closing: { vi: 'Quý đã hết, số liệu chưa chốt', en: 'Over, figures not closed yet' },
  ready: { vi: 'Đã chốt, chưa trình', en: 'Closed, to be submitted' },
  submitted: { vi: 'Đang chờ ký', en: 'Waiting to be signed' },
  published: { vi: 'Đã công bố', en: 'Published' },
  moved: { vi: 'Đã công bố; nay có số liệu khác', en: 'Published; figures differ by now' },
}

export const VERSION_WORDS: Readonly<Record<ResultsVersion['status'], Words>> = {
  submitted: { vi: 'Đang chờ ký', en: 'Waiting' },
  returned: { vi: 'Đã trả lại', en: 'Given back' },
  published: { vi: 'Đã công bố', en: 'Published' },
}
