import type { Words } from '../contract/language.ts'
import type { OTHER_WAYS, RatingChannel, RatingWay } from '../contract/rating-channel.ts'

export const RATING_CHANNEL_WORDS: Readonly<Record<RatingChannel, Words>> = {
  kiosk: { vi: 'Máy đánh giá', en: 'Tablet' },
  receipt: { vi: 'Điện thoại, có mã trên giấy hẹn', en: 'Phone, with the code of a receipt' },
  poster: { vi: 'Điện thoại, qua áp phích', en: 'Phone, from the poster' },
  paper: { vi: 'Phiếu giấy', en: 'Paper' },
  assisted: { vi: 'Cán bộ nhập hộ', en: 'Entered by staff' },
}

/** What reports tell apart from the tablets. */
export const OTHER_WAY_WORDS: Readonly<Record<(typeof OTHER_WAYS)[number], Words>> = {
  phone: { vi: 'Điện thoại của người dân', en: 'Citizens’ own phones' },
  entered: { vi: 'Cán bộ nhập (phiếu giấy, nhập hộ)', en: 'Entered by staff (paper, told to staff)' },
}

export const WAY_WORDS: Readonly<Record<RatingWay, Words>> = {
  tablet: RATING_CHANNEL_WORDS.kiosk,
  ...OTHER_WAY_WORDS,
}
