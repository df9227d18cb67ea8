/** What a board counts: open in all; due today, and at risk, and not late; late; answered today. */
export const BOARD_FIGURES = ['open', 'today', 'soon', 'overdue', 'answered'] as const
export type BoardFigure = (typeof BOARD_FIGURES)[number]
