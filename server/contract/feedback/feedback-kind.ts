/**
 * Phản ánh, kiến nghị (Decree 20/2008/NĐ-CP, art. 3), hỏi đáp; khiếu nại and tố cáo follow their own laws and are
 * redirected, not handled here.
 */
export const FEEDBACK_KINDS = ['report', 'proposal', 'question', 'complaint'] as const
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number]
