import type { Words } from '../contract/language.ts'

/**
 * Handling feedback needs no consent (Law 91/2025/QH15, art. 19); what goes beyond it does, one purpose at a time, and
 * silence is none (art. 9).
 */
export const CONSENT_PURPOSES = ['ask-again', 'publish', 'publish-name'] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

/** What the person reads beside the box. Another wording is another version: the stored proof names it. */
export const CONSENT_TEXTS: Readonly<Record<ConsentPurpose, Words & { readonly version: number }>> = {
  'ask-again': {
    version: 1,
    vi: 'Tôi đồng ý để cơ quan liên hệ lại một lần, hỏi tôi có hài lòng với câu trả lời không.',
    en: 'I agree that the office contacts me once more to ask whether the answer satisfied me.',
  },
  publish: {
    version: 1,
    vi: 'Tôi đồng ý để nội dung phản ánh và câu trả lời được đăng công khai sau khi đã che thông tin cá nhân.',
    en: 'I agree that what I wrote and the answer are published once personal data has been masked.',
  },
  'publish-name': {
    version: 1,
    vi: 'Tôi đồng ý để tên tôi hiện cùng câu trả lời khi câu trả lời được đăng công khai.',
    en: 'I agree that my name is shown with the answer when the answer is published.',
  },
}
