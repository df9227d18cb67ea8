import type { BallotStatus } from '../../server/contract/ballot-status.ts'
import type { Words } from '../../server/contract/language.ts'

/** The words of the page of other channels alone. */
export const BALLOT_STRINGS = {
  lead: {
    vi: 'Áp phích, mã trên giấy hẹn, phiếu giấy và nhập hộ. Mỗi kênh được đếm riêng; báo cáo nêu máy đánh giá trước, rồi các kênh khác, rồi tất cả.',
    en: 'Posters, codes on receipts, paper and ratings entered for others. Each is counted apart; reports tell the tablets first, then the others, then all.',
  },
  chooseUnit: { vi: 'Chọn đơn vị để bắt đầu.', en: 'Choose a unit to begin.' },
  paperForm: {
    vi: 'Phiếu giấy để in (đúng câu hỏi hôm nay của đơn vị)',
    en: 'Form to print (as the unit asks today)',
  },
  paperFormOfDesk: {
    vi: 'Phiếu giấy để in (đúng câu hỏi hôm nay của quầy này)',
    en: 'Form to print (as this desk asks today)',
  },
  poster: { vi: 'Áp phích có hình vuông quét', en: 'Poster with a square to scan' },
  posterHint: {
    vi: 'Người dân quét bằng điện thoại của mình. Có cả tiếng Việt và tiếng Anh; mở ra rồi in.',
    en: 'Citizens scan it with their own phone. In Vietnamese and English; open it and print.',
  },
  paper: { vi: 'Khổ', en: 'Paper' },
  codes: { vi: 'Mã một lần cho giấy hẹn', en: 'One-time codes for receipts' },
  codesHint: {
    vi: 'Mỗi mã cho một lượt đánh giá của đơn vị: mỗi hồ sơ đánh giá một lần. Tải tệp về để in; mã chỉ hiện một lần này, máy chủ không giữ.',
    en: 'Each code gives one rating of the unit, so that a dossier is rated once. Download the file to print; the codes are told this once and not kept.',
  },
  count: { vi: 'Số mã', en: 'How many' },
  lastDay: { vi: 'Dùng đến hết ngày', en: 'Good until and on' },
  issue: { vi: 'Tạo mã', en: 'Make codes' },
  download: { vi: 'Tải tệp mã (CSV)', en: 'Download the codes (CSV)' },
  batches: { vi: 'Các đợt mã đã tạo', en: 'Batches of codes' },
  made: { vi: 'Tạo lúc', en: 'Made' },
  used: { vi: 'Đã dùng', en: 'Used' },
  ballots: { vi: 'Nhập phiếu giấy và lượt nhập hộ', en: 'Enter paper ballots and ratings told to staff' },
  ballotsHint: {
    vi: 'Đếm số phiếu chỉ có mức độ hài lòng theo từng mức trong một ngày; phiếu có trả lời thêm thì ghi từng phiếu, hoặc đưa vào bằng tệp. Đợt phiếu được tính khi người thứ hai xác nhận: điều phối, hoặc phụ trách một đơn vị khác. Quý đã chốt số liệu thì không nhập được nữa.',
    en: 'Count the ballots with a level alone, by level, for one day; enter those with further answers one by one, or by a file. A batch counts when a second person has confirmed it: the coordinator, or the head of another unit. A quarter whose figures are closed takes no more.',
  },
  channel: { vi: 'Nguồn', en: 'Source' },
  day: { vi: 'Ngày', en: 'Day' },
  desk: { vi: 'Quầy', en: 'Desk' },
  noDesk: { vi: 'Cả đơn vị, không riêng quầy nào', en: 'The whole unit, no single desk' },
  total: { vi: 'Tổng số', en: 'Total' },
  forms: {
    vi: 'Số phiếu trong hộp, kể cả phiếu trống hoặc hỏng',
    en: 'Forms in the box, empty and spoilt ones too',
  },
  formsLie: { vi: 'Phiếu được cất ở đâu', en: 'Where the forms are kept' },
  number: { vi: 'Đợt số', en: 'Batch' },
  scan: { vi: 'Ảnh', en: 'Picture' },
  addScan: { vi: 'Thêm ảnh chụp phiếu', en: 'Add a picture of the forms' },
  toScan: {
    vi: 'Chờ xác nhận: có thể thêm ảnh chụp phiếu',
    en: 'Waiting: pictures of the forms may be added',
  },
  status: { vi: 'Tình trạng', en: 'State' },
  toConfirm: { vi: 'Chờ bạn xác nhận', en: 'Waiting for you' },
  toConfirmHint: {
    vi: 'Xin đối chiếu với phiếu trước khi xác nhận. Sau đó số theo mức không hiện riêng nữa.',
    en: 'Hold the forms against the numbers first. Afterwards the counts by level are shown no more by themselves.',
  },
  confirm: { vi: 'Đúng với phiếu, cho tính', en: 'As the forms say: count them' },
  refuse: { vi: 'Không xác nhận', en: 'Refuse' },
  reason: { vi: 'Lý do không xác nhận', en: 'Why it is refused' },
  ticked: { vi: 'Phiếu có trả lời thêm', en: 'Forms with further answers' },
  tickedHint: {
    vi: 'Chọn đúng như trên một phiếu rồi thêm; những phiếu giống nhau được gộp lại. Lời viết tay chỉ nhập được bằng tệp; ở đây hãy thêm ảnh chụp.',
    en: 'Choose what stands on one form, then add it; forms alike are put together. Words written by hand come in by a file only; here add a picture.',
  },
  level: { vi: 'Mức độ hài lòng', en: 'How satisfied' },
  addTicked: { vi: 'Thêm phiếu này', en: 'Add this form' },
  takeAway: { vi: 'Bớt một phiếu', en: 'One less' },
  oneMore: { vi: 'Thêm một phiếu như thế', en: 'One more like it' },
  before: { vi: 'Chốt số liệu ngày', en: 'The figures close on' },
  enter: { vi: 'Ghi', en: 'Enter' },
  entered: { vi: 'Đã ghi', en: 'Entered' },
  entries: { vi: 'Các lần nhập gần đây', en: 'Recent entries' },
  enteredBy: { vi: 'Người nhập', en: 'Entered by' },
  none: { vi: 'Chưa có.', en: 'None yet.' },
} as const satisfies Record<string, Words>

/** What became of a batch. */
export const BALLOT_STATUS: Readonly<Record<BallotStatus, Words>> = {
  waiting: { vi: 'Chờ xác nhận', en: 'Waits to be confirmed' },
  counted: { vi: 'Đã xác nhận, được tính', en: 'Confirmed, counts' },
  refused: { vi: 'Không được xác nhận, không tính', en: 'Refused, does not count' },
}
