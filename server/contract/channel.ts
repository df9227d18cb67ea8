import type { Words } from './language.ts'

/** Where feedback comes in; each has its adapter in `server/channels/`. */
export const CHANNELS = [
  'call-centre-1022',
  'file-import',
  'desk',
  'phone',
  'web-form',
  'low-rating',
] as const
export type Channel = (typeof CHANNELS)[number]

export const CHANNEL_WORDS: Readonly<Record<Channel, Words>> = {
  'call-centre-1022': { vi: 'Tổng đài 1022', en: '1022 call centre' },
  'file-import': { vi: 'Nhập từ tệp', en: 'File import' },
  desk: { vi: 'Tại quầy', en: 'At the desk' },
  phone: { vi: 'Điện thoại', en: 'By phone' },
  'web-form': { vi: 'Trang web', en: 'Web form' },
  'low-rating': { vi: 'Từ đánh giá tại máy', en: 'From a rating' },
}
