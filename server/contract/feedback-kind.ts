import type { Words } from './language.ts'

/**
 * Phản ánh, kiến nghị (Decree 20/2008/NĐ-CP, art. 3), hỏi đáp; khiếu nại and tố cáo follow their own laws and are
 * redirected, not handled here.
 */
export const FEEDBACK_KINDS = ['report', 'proposal', 'question', 'complaint'] as const
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number]

export const FEEDBACK_KIND_WORDS: Readonly<Record<FeedbackKind, Words>> = {
  report: { vi: 'Phản ánh', en: 'Report' },
  proposal: { vi: 'Kiến nghị', en: 'Proposal' },
  question: { vi: 'Hỏi đáp', en: 'Question' },
  complaint: { vi: 'Khiếu nại, tố cáo', en: 'Complaint or denunciation' },
}
