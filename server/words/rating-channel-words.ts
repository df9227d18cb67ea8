import type { Words } from '../contract/language.ts'
import type { RatingChannel } from '../contract/rating-channel.ts'

export const RATING_CHANNEL_WORDS: Readonly<Record<RatingChannel, Words>> = {
  kiosk: { vi: 'Máy đánh giá', en: 'Tablet' },
  receipt: { vi: 'Điện thoại, có mã trên giấy hẹn', en: 'Phone, with the code of a receipt' },
  poster: { vi: 'Điện thoại, qua áp phích', en: 'Phone, from the poster' },
  paper: { vi: 'Phiếu giấy', en: 'Paper' },
  assisted: { vi: 'Cán bộ nhập hộ', en: 'Entered by staff' },
}
