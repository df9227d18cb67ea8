import type { Words } from '../../../server/contract/language.ts'

/** The list of bodies without an account, as administrators keep it. */
export const OUTSIDE_BODY_STRINGS = {
  title: { vi: 'Cơ quan bên ngoài', en: 'Outside bodies' },
  lead: {
    vi: 'Điện, nước, công an… không có tài khoản: cán bộ hỏi bằng thư có liên kết riêng. Địa chỉ chỉ quản trị viên thấy.',
    en: 'Electricity, water, police and others without an account are asked by a mailed link. Only administrators see the address.',
  },
  name: { vi: 'Tên cơ quan', en: 'Name' },
  nameEn: { vi: 'Tên tiếng Anh (không bắt buộc)', en: 'English name (optional)' },
  email: { vi: 'Địa chỉ e-mail', en: 'E-mail address' },
  none: { vi: 'Chưa có cơ quan nào.', en: 'None yet.' },
  add: { vi: 'Thêm cơ quan', en: 'Add the body' },
  close: { vi: 'Ngừng hỏi', en: 'Ask no more' },
  reopen: { vi: 'Cho hỏi lại', en: 'Ask again' },
  closed: { vi: 'không hỏi nữa', en: 'asked no more' },
} as const satisfies Record<string, Words>
