import type { MaskReason } from '../contract/feedback/mask-reasons.ts'
import type { Words } from '../contract/language.ts'

/** What was masked, as a list names it. */
export const MASK_WORDS: Readonly<Record<MaskReason, Words>> = {
  phone: { vi: 'số điện thoại', en: 'phone number' },
  email: { vi: 'e-mail', en: 'e-mail address' },
  identity: { vi: 'số giấy tờ tuỳ thân', en: 'identity number' },
  'bank-account': { vi: 'số tài khoản', en: 'bank account' },
  plate: { vi: 'biển số xe', en: 'licence plate' },
  name: { vi: 'tên người', en: 'name of a person' },
  address: { vi: 'số nhà', en: 'house number' },
  other: { vi: 'chi tiết riêng tư', en: 'private detail' },
}

/** What stands in the published text in its place; the text is Vietnamese, so are these. */
export function maskWords(reason: MaskReason): string {
  return `[đã che: ${MASK_WORDS[reason].vi}]`
}
