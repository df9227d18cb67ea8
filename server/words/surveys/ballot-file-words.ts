import type { Words } from '../../contract/language.ts'

/** What the columns of a file of paper forms are called where the questionnaire has no words for them. */
export const FORM_HEADS = {
  form: { vi: 'Số phiếu', en: 'Form number' },
  level: { vi: 'Mức độ hài lòng', en: 'Level' },
  reasons: { vi: 'Lý do', en: 'Reasons' },
  comment: { vi: 'Ý kiến', en: 'Comment' },
} as const satisfies Record<string, Words>

/** The sheets of the template. */
export const TEMPLATE_SHEETS = {
  forms: { vi: 'Phiếu', en: 'Forms' },
  guide: { vi: 'Cách ghi', en: 'How to fill it in' },
} as const satisfies Record<string, Words>

/** What the guide of the template says beside each column. */
export const TEMPLATE_GUIDE = {
  column: { vi: 'Cột', en: 'Column' },
  takes: { vi: 'Ghi gì', en: 'What stands there' },
  form: {
    vi: 'số ghi trên phiếu, nếu có; hai dòng cùng một số thì chỉ tính một phiếu',
    en: 'the number on the form, if it has one; two rows with one number are one form',
  },
  level: { vi: 'số hoặc lời của mức', en: 'the level as a number or in words' },
  spoilt: { vi: 'phiếu trống hoặc hỏng thì ghi “hỏng”', en: '“spoilt” for an empty or spoilt form' },
  one: { vi: 'một trong', en: 'one of' },
  many: {
    vi: 'một hoặc nhiều, cách nhau bằng dấu chấm phẩy',
    en: 'one or more, with semicolons between them',
  },
  comment: {
    vi: 'lời viết trên phiếu, như người dân viết',
    en: 'the words on the form, as they were written',
  },
  row: {
    vi: 'Mỗi phiếu một dòng; mỗi tệp một ngày, một nơi.',
    en: 'A row a form; a file one day at one place.',
  },
} as const satisfies Record<string, Words>
