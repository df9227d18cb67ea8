import type { Words } from '../../contract/language.ts'

/** What a history speaks of by id, beside its item's own row. */
export const PART_WORDS = {
  pause: { vi: 'lần tạm dừng', en: 'pause' },
  answer: { vi: 'câu trả lời', en: 'answer' },
  amendment: { vi: 'lần sửa câu trả lời', en: 'amendment' },
  contribution: { vi: 'ý kiến phối hợp', en: 'contribution' },
  publication: { vi: 'lần công khai', en: 'publication' },
  consent: { vi: 'sự đồng ý cho đăng', en: 'consent to publish' },
  verdict: { vi: 'đánh giá câu trả lời', en: 'verdict' },
  objection: { vi: 'lần không đồng ý', en: 'objection' },
  approval: { vi: 'lần trình duyệt', en: 'approval' },
  extension: { vi: 'lần gia hạn', en: 'extension' },
  promise: { vi: 'lời hẹn', en: 'promise' },
  outside: { vi: 'yêu cầu gửi cơ quan ngoài', en: 'outside request' },
  file: { vi: 'tệp đính kèm', en: 'file' },
} satisfies Record<string, Words>

/** Rows that are sealed day by day; in English they are named as kept. */
export const SEALED_WORDS: Readonly<Record<'rating' | 'comment' | 'flag', string>> = {
  rating: 'lượt đánh giá',
  comment: 'góp ý',
  flag: 'dấu nghi ngờ',
}

/** The item's own row, before its columns. */
export const OWN_ROW: Words = { vi: 'dòng của phản ánh', en: 'its row' }

type Value = string | number | null

/** Column and table names, ids and stored values stay as the database has them: they are what somebody looks for in it. */
function shown(value: unknown): Words {
  return value === null || value === undefined
    ? { vi: 'trống', en: 'nothing' }
    : { vi: String(value), en: String(value) }
}

/** Each thing that `verify` finds not as it must be. */
export const FAULTS = {
  ofItem: (code: string, fault: Words): Words => ({
    vi: `phản ánh ${code}: ${fault.vi}`,
    en: `item ${code}: ${fault.en}`,
  }),
  noHistory: (): Words => ({ vi: 'không có lịch sử', en: 'it has no history' }),
  historyBroken: (seq: number): Words => ({
    vi: `lịch sử không còn nguyên vẹn từ mục ${seq}`,
    en: `its history does not hold from entry ${seq}`,
  }),
  entryUnread: (seq: number): Words => ({
    vi: `mục ${seq} của lịch sử không đọc được: chương trình này không biết loại hoặc nội dung của nó`,
    en: `entry ${seq} of its history cannot be read: this program knows no such kind or content`,
  }),
  column: (what: Words, column: string, value: unknown, expected: Value): Words => ({
    vi: `${what.vi}: ${column} là ${shown(value).vi}, lịch sử ghi ${shown(expected).vi}`,
    en: `${what.en}: ${column} is ${shown(value).en}, its history says ${shown(expected).en}`,
  }),
  partGone: (what: Words): Words => ({ vi: `${what.vi} đã mất`, en: `${what.en} is gone` }),
  partInvented: (what: Words): Words => ({
    vi: `${what.vi} không có trong mục nào của lịch sử`,
    en: `${what.en} is in no entry of the history`,
  }),
  holdings: (): Words => ({
    vi: 'đơn vị nào giữ phản ánh, từ lúc nào, không đúng như lịch sử ghi',
    en: 'which unit held it and when is not what its history says',
  }),
  wordsChanged: (): Words => ({
    vi: 'nội dung không phải là nội dung đã nhận',
    en: 'the words are not those that were received',
  }),
  senderChanged: (): Words => ({
    vi: 'người gửi không phải là người gửi ban đầu',
    en: 'the sender is not who it was',
  }),
  senderGone: (): Words => ({
    vi: 'người gửi đã mất mà không ai xoá',
    en: 'the sender is gone, and nobody erased it',
  }),
  textGone: (id: string): Words => ({ vi: `văn bản ${id} đã mất`, en: `text ${id} is gone` }),
  textChanged: (id: string): Words => ({
    vi: `văn bản ${id} không phải là văn bản đã viết`,
    en: `text ${id} is not what was written`,
  }),
  textInvented: (id: string): Words => ({
    vi: `văn bản ${id} không có trong mục nào của lịch sử`,
    en: `text ${id} is in no entry of the history`,
  }),

  officeHistoryBroken: (chain: string, seq: number): Words => ({
    vi: `lịch sử ${chain}: không còn nguyên vẹn từ mục ${seq}`,
    en: `history of ${chain}: it does not hold from entry ${seq}`,
  }),
  officeEntryUnread: (chain: string, seq: number): Words => ({
    vi: `lịch sử ${chain}: mục ${seq} không đọc được, chương trình này không biết loại hoặc nội dung của nó`,
    en: `history of ${chain}: entry ${seq} cannot be read, this program knows no such kind or content`,
  }),
  orphanHistory: (chain: string): Words => ({
    vi: `lịch sử ${chain}: không có phản ánh nào ứng với nó`,
    en: `history ${chain}: there is no item with it`,
  }),
  fileChanged: (table: string, id: string): Words => ({
    vi: `${table} ${id}: nội dung tệp không phải là tệp đã nhận`,
    en: `${table} ${id}: its content is not the file that came`,
  }),
  outsidePhotos: (): Words => ({
    vi: 'ảnh của cơ quan ngoài không đúng như lịch sử ghi',
    en: 'the photos of a body outside are not those that its history says',
  }),
  rowInvented: (table: string, id: string): Words => ({
    vi: `${table} ${id}: không có việc làm nào của ai đã ghi dòng này`,
    en: `${table} ${id}: no act of anybody wrote it`,
  }),
  rowChanged: (table: string, id: string): Words => ({
    vi: `${table} ${id}: không còn như lần ghi cuối cùng để lại`,
    en: `${table} ${id}: it is not as the last act about it left it`,
  }),
  rowGone: (name: string): Words => ({
    vi: `${name}: đã mất mà không có việc làm nào bỏ nó đi`,
    en: `${name}: it is gone, and no act took it away`,
  }),

  commentChanged: (id: string): Words => ({
    vi: `góp ý ${id}: lời không phải là lời đã lưu`,
    en: `comment ${id}: its words are not those that were kept`,
  }),
  sealedNumber: (place: Words, rows: number, sealed: number): Words => ({
    vi: `${place.vi}: có ${rows} dòng, đã niêm phong ${sealed}`,
    en: `${place.en}: ${rows} rows, ${sealed} sealed`,
  }),
  sealBroken: (place: Words, rows: number, sealed: number): Words => ({
    vi: `${place.vi}: ${rows} dòng không phải là ${sealed} dòng đã niêm phong ngày đó`,
    en: `${place.en}: ${rows} rows are not the ${sealed} that were sealed on that day`,
  }),

  tally: (cell: Words, kept: number, counted: number, what: 'ratings' | 'items'): Words => ({
    vi: `${cell.vi}: đang ghi ${kept}, đếm lại được ${counted} ${what === 'ratings' ? 'lượt đánh giá' : 'phản ánh'}`,
    en: `${cell.en}: ${kept} kept, ${counted} ${what}`,
  }),
  ratingUnread: (id: string): Words => ({
    vi: `lượt đánh giá ${id}: lý do hoặc câu trả lời không đọc được`,
    en: `rating ${id}: its reasons or answers cannot be read`,
  }),
  deviceUnread: (id: string): Words => ({
    vi: `máy ${id}: các số thứ tự đã nhận không đọc được`,
    en: `device ${id}: which numbers have come cannot be read`,
  }),
  deviceNumbers: (id: string, kept: number, missing: number): Words => ({
    vi: `máy ${id}: ghi là thiếu ${kept} số thứ tự, thực ra thiếu ${missing}`,
    en: `device ${id}: ${kept} numbers kept as missing, but ${missing} are`,
  }),
  deviceCount: (
    id: string,
    accepted: { readonly n: number; readonly upTo: number },
    ratings: { readonly n: number; readonly upTo: number },
  ): Words => ({
    vi: `máy ${id}: đã nhận ${accepted.n} lượt đến số ${accepted.upTo}, nhưng đang có ${ratings.n} lượt đến số ${ratings.upTo}`,
    en: `device ${id}: ${accepted.n} accepted up to ${accepted.upTo}, but ${ratings.n} ratings up to ${ratings.upTo}`,
  }),

  rootHash: (day: string): Words => ({
    vi: `gốc ngày ${day}: mã băm không phải của bản kê`,
    en: `root of ${day}: the hash is not that of its statement`,
  }),
  rootSignature: (day: string): Words => ({
    vi: `gốc ngày ${day}: chữ ký không hợp lệ`,
    en: `root of ${day}: the signature does not hold`,
  }),
  rootDay: (day: string): Words => ({
    vi: `gốc ngày ${day}: những gì đã ghi ngày đó không phải là những gì đã ký: có mục, lượt đánh giá hoặc góp ý bị sửa, thêm hoặc bớt`,
    en: `root of ${day}: what was entered on that day is not what was signed: an entry, a rating or a comment was changed, added or taken away`,
  }),
  rootFileSignature: (name: string): Words => ({
    vi: `tệp gốc ${name}: chữ ký của chính tệp không hợp lệ`,
    en: `root file ${name}: its own signature does not hold`,
  }),
  rootFileAlone: (name: string): Words => ({
    vi: `tệp gốc ${name}: cơ sở dữ liệu không có gốc của ngày đó`,
    en: `root file ${name}: the database has no root of that day`,
  }),
  rootFileOther: (name: string): Words => ({
    vi: `tệp gốc ${name}: cơ sở dữ liệu có gốc khác cho ngày đó`,
    en: `root file ${name}: the database has another root of that day`,
  }),

  resultsDiffer: (period: string, number: number): Words => ({
    vi: `kết quả ${period}, lần ${number}: lập lại từ chính số liệu của nó thì ra khác`,
    en: `results ${period}, number ${number}: made anew from its own counts it is another`,
  }),
  notAsSubmitted: (): Words => ({
    vi: 'văn bản hoặc chữ ký không phải như đã trình, đã công bố',
    en: 'its document or signature is not what was submitted and published',
  }),
  resultsBroken: (period: string, number: number, why: Words): Words => ({
    vi: `kết quả ${period}, lần ${number}: không còn nguyên vẹn (${why.vi})`,
    en: `results ${period}, number ${number}: it is not intact (${why.en})`,
  }),
} satisfies Record<string, (...told: never[]) => Words>

/** What is as it must be, and still worth a word. */
export const NOTES = {
  wordsErased: (rule: string): Words => ({
    vi: `nội dung của người dân đã được xoá theo: ${rule}`,
    en: `the citizen's words were erased by: ${rule}`,
  }),
  senderErased: (rule: string): Words => ({
    vi: `người gửi đã được xoá theo: ${rule}`,
    en: `the sender was erased by: ${rule}`,
  }),
  textErased: (id: string, day: string, rule: string): Words => ({
    vi: `văn bản ${id} đã được xoá ngày ${day} theo: ${rule}`,
    en: `text ${id} was erased on ${day} by: ${rule}`,
  }),
  commentsErased: (n: number): Words => ({
    vi: `${n} góp ý đã được xoá theo quy định thời hạn lưu`,
    en: `${n} comments erased by the rule of how long they are kept`,
  }),
  foreignSeal: (place: Words): Words => ({
    vi: `${place.vi}: niêm phong bằng khoá không có ở đây, nên chỉ kiểm tra được số lượng`,
    en: `${place.en}: sealed with a key that is not here, so that only the number was checked`,
  }),
  newerResults: (period: string, number: number, format: string): Words => ({
    vi: `kết quả ${period}, lần ${number}: do phiên bản mới hơn lập (${format}), chỉ phiên bản đó xác minh được`,
    en: `results ${period}, number ${number}: made by a newer version (${format}), which alone can verify it`,
  }),
} satisfies Record<string, (...told: never[]) => Words>
