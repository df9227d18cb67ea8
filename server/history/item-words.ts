import type { Feedback, FeedbackSender } from '../../db/queries/feedback/feedback.ts'
import { hashOfValue } from './event-chain.ts'

/** What a history keeps of the citizen's own words: their rows can be erased, and then this tells nothing. */
export function hashOfWords(
  salt: string,
  { title, text, place }: Pick<Feedback, 'title' | 'text' | 'place'>,
): string {
  return hashOfValue(salt, { title, text, place })
}

/** What a history keeps of who sent it. */
export function hashOfSender({
  salt,
  name,
  phone,
  email,
  note,
  hide_name,
}: Omit<FeedbackSender, 'feedback_id'>): string {
  return hashOfValue(salt, { name, phone, email, note, hide_name })
}
