import type { FormFate } from '../../server/contract/imports/ballot-file.ts'
import type { Words } from '../../server/contract/language.ts'

/** The words of reading paper forms from a file. */
export const BALLOT_FILE_STRINGS = {
  title: { vi: 'Đã nhập sẵn trong tệp?', en: 'Typed into a file already?' },
  hint: {
    vi: 'Mỗi phiếu một dòng, của ngày và nơi chọn ở trên. Tệp mẫu có đúng các câu hỏi hôm đó và cách ghi từng cột.',
    en: 'A row a form, of the day and place chosen above. The template has what was asked that day and how each column is filled in.',
  },
  template: { vi: 'Tải tệp mẫu', en: 'Download the template' },
  choose: {
    vi: 'Chọn tệp phiếu (CSV hoặc Excel .xlsx)',
    en: 'Choose the file of forms (CSV or Excel .xlsx)',
  },
  reading: { vi: 'Đang đọc tệp…', en: 'Reading the file…' },
  outcome: { vi: 'Tệp này sẽ thành', en: 'What this file would become' },
  mend: {
    vi: 'Chưa ghi được: hãy sửa các dòng dưới đây trong tệp rồi chọn lại. Chưa có gì được lưu.',
    en: 'It cannot be entered yet: mend these rows in the file and choose it again. Nothing was kept.',
  },
  ready: {
    vi: 'Mọi dòng đều đọc được. Ghi chỗ cất phiếu rồi bấm “Ghi”; đợt vẫn chờ người thứ hai xác nhận.',
    en: 'Every row can be read. Say where the forms are kept, then press “Enter”; the batch still waits for a second person.',
  },
  nothing: { vi: 'Không có phiếu nào có mức trong tệp.', en: 'No form of the file has a level.' },
  unnumbered: {
    vi: 'Tệp không có cột “Số phiếu” nên không biết được dòng nào bị nhập hai lần.',
    en: 'The file has no column “Form number”, so that nobody can tell a form that was typed twice.',
  },
  passedOver: { vi: 'Các cột không dùng đến', en: 'Columns that are passed over' },
  enteredAs: {
    vi: 'Tệp này đã được nhập; số của đợt là',
    en: 'This file was entered already, as batch number',
  },
  rows: { vi: 'Từng dòng của tệp', en: 'Every row of the file' },
  line: { vi: 'Dòng', en: 'Row' },
  form: { vi: 'Số phiếu', en: 'Form number' },
  fate: { vi: 'Sẽ thành', en: 'Becomes' },
  words: { vi: 'Ghi chú', en: 'Note' },
  comments: { vi: 'Lời viết trên phiếu', en: 'Words on the forms' },
  file: { vi: 'Đọc từ tệp', en: 'Read from the file' },
  leave: { vi: 'Bỏ tệp này', en: 'Leave this file' },
} as const satisfies Record<string, Words>

export const FORM_FATES: Readonly<Record<FormFate, Words>> = {
  counted: { vi: 'được tính', en: 'counts' },
  spoilt: { vi: 'phiếu trống hoặc hỏng', en: 'empty or spoilt' },
  repeated: { vi: 'trùng, tính một lần', en: 'repeated, counted once' },
  empty: { vi: 'dòng trống, bỏ qua', en: 'empty row, passed over' },
  refused: { vi: 'chưa đọc được', en: 'cannot be read' },
}
