import type { FeedbackStatus } from '../../contract/feedback/feedback-status.ts'

/** How long after an answer what may still happen, in milliseconds; all 0 where an office holds nothing back. */
export interface AnswerHold {
  /** The screen offers to undo it. */
  readonly offeredMs: number
  /** The service still takes it back: a press at the last moment has its way to go. */
  readonly acceptedMs: number
  /** It reaches nobody: what is being taken back cannot leave at the same moment. */
  readonly heldMs: number
}

const WAY_MS = 2_500

/** What an item whose answer is held back is to its sender. */
export const STATUS_WHILE_HELD = 'in-progress' satisfies FeedbackStatus

/** From the seconds that an office gives for undoing. */
export function answerHold(undoSeconds: number): AnswerHold {
  if (undoSeconds === 0) return { offeredMs: 0, acceptedMs: 0, heldMs: 0 }
  const offeredMs = undoSeconds * 1_000
  return { offeredMs, acceptedMs: offeredMs + WAY_MS, heldMs: offeredMs + 2 * WAY_MS }
}

/** May the answer of this instant still be taken back? `answeredAt` is ISO. */
export function isUndoable({ acceptedMs }: AnswerHold, answeredAt: string, nowMs: number): boolean {
  return nowMs - Date.parse(answeredAt) < acceptedMs
}

/** How much longer the screen offers that, in milliseconds. */
export function undoableMs({ offeredMs }: AnswerHold, answeredAt: string, nowMs: number): number {
  return Math.max(0, offeredMs - (nowMs - Date.parse(answeredAt)))
}

/** Is it kept from everybody outside the office? */
export function isHeldBack({ heldMs }: AnswerHold, answeredAt: string | null, nowMs: number): boolean {
  return answeredAt !== null && nowMs - Date.parse(answeredAt) < heldMs
}
