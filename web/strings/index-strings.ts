import type { Words } from '../../server/contract/language.ts'
import type { Readings } from '../../server/contract/indexes.ts'

/** The words of the page of indexes alone. */
export const INDEX_STRINGS = {
  lead: {
    vi: 'Mỗi chỉ số tính theo văn bản của nó, với hiệu lực, số liệu và từng bước. Thiếu số liệu thì nói là thiếu: không có gì được đoán.',
    en: 'Each index is counted by its own text, with its days in force, its numbers and every step. What is missing is said to be missing: nothing is guessed.',
  },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  readings: { vi: 'Cách đọc TT 01/2018', en: 'How Circular 01/2018 is read' },
  denominator: { vi: 'Mẫu số', en: 'Denominator' },
  incomplete: { vi: 'Khi có chỉ số không tính', en: 'Where an index is not counted' },
  lacks: { vi: 'Thiếu số liệu', en: 'Missing' },
  enter: { vi: 'Nhập số liệu', en: 'Enter numbers' },
  hide: { vi: 'Đóng phần nhập', en: 'Close the form' },
  details: { vi: 'Số liệu, cách tính và nguồn', en: 'Numbers, steps and source' },
  inputs: { vi: 'Số liệu đầu vào', en: 'Inputs' },
  input: { vi: 'Số liệu', en: 'Number' },
  value: { vi: 'Giá trị', en: 'Value' },
  origin: { vi: 'Lấy từ', en: 'From' },
  fromProduct: { vi: 'Hệ thống', en: 'This service' },
  steps: { vi: 'Các bước', en: 'Steps' },
  source: { vi: 'Nguồn và hiệu lực', en: 'Source and days in force' },
  notes: { vi: 'Ghi chú', en: 'Notes' },
  class: { vi: 'Xếp loại', en: 'Class' },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  notSaid: { vi: 'Chưa nhập', en: 'Not entered' },
  period: { vi: 'Kỳ của số liệu', en: 'Period of the numbers' },
  periodHint: {
    vi: 'Ví dụ 2026-Q3 hoặc 2026-09; số đếm theo tháng được cộng lại.',
    en: 'Such as 2026-Q3 or 2026-09; counts of months are added up.',
  },
  procedure: { vi: 'Thủ tục (nếu nhập riêng từng thủ tục)', en: 'Procedure (where told by procedure)' },
  note: { vi: 'Ghi chú nguồn số liệu', en: 'Where the numbers come from' },
  save: { vi: 'Ghi số liệu', en: 'Keep the numbers' },
  saved: { vi: 'Đã ghi', en: 'Kept' },
  unchanged: { vi: 'Chưa có số nào thay đổi.', en: 'No number was changed.' },
  formHint: {
    vi: 'Ghi lại số khác là sửa; xoá trống là rút lại. Lịch sử giữ mọi lần ghi.',
    en: 'Another number corrects the first, an empty field takes it back. The history keeps every entry.',
  },
  needsNumber: { vi: 'cần một số như 120 hoặc 18,79', en: 'needs a number such as 120 or 18.79' },
  file: { vi: 'Nhập từ tệp CSV', en: 'Enter from a CSV file' },
  fileHint: {
    vi: 'Tải mẫu, điền cột “value” rồi gửi lại. Sai một dòng thì không dòng nào được ghi.',
    en: 'Download the form, fill its column “value”, and send it. With one line wrong, none is kept.',
  },
  template: { vi: 'Tải mẫu (CSV)', en: 'Download the form (CSV)' },
  chooseFile: { vi: 'Tệp CSV', en: 'CSV file' },
  send: { vi: 'Gửi tệp', en: 'Send the file' },
} as const satisfies Record<string, Words>

export const DENOMINATOR_WORDS: Readonly<Record<Readings['denominator'], Words>> = {
  informed: { vi: 'Hồ sơ có thông tin (Điều 15.4b)', en: 'Dossiers with information (art. 15.4b)' },
  solved: { vi: 'Mọi hồ sơ đã giải quyết (Điều 15.2a)', en: 'All dossiers solved (art. 15.2a)' },
}

export const INCOMPLETE_WORDS: Readonly<Record<Readings['incomplete'], Words>> = {
  'as-it-is': { vi: 'Để nguyên tổng, chưa xếp loại', en: 'Leave the total, without a class' },
  rescaled: { vi: 'Quy đổi về thang đầy đủ', en: 'Bring it to the full scale' },
}

/** Words around a number or a day. */
export const INDEX_COUNTED = {
  entries: (n: number): Words => ({ vi: `${n} lần nhập`, en: `${n} entries` }),
  more: (n: number): Words => ({ vi: ` và ${n} số khác`, en: ` and ${n} more` }),
} as const
