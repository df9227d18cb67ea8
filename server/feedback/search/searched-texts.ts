import type { SearchedText } from '../../../db/dialect.ts'
import type { Feedback, FeedbackSender } from '../../../db/queries/feedback/feedback.ts'
import { foldedWords } from '../../domain/text/known-words.ts'
import type { ItemHistory } from '../../history/append.ts'

/** What search finds of the item itself and of its sender. */
export function saidTexts(
  id: string,
  { item, sender }: NonNullable<ItemHistory['said']>,
  marks: readonly string[],
): SearchedText[] {
  const text = (about: SearchedText['about'], words: string) => ({
    feedback_id: id,
    text_id: null,
    about,
    words,
    marks,
  })
  return [
    text('item', `${item.folded} ${namesOf(item)}`),
    ...(sender ? [text('sender', wordsOfSender(sender))] : []),
  ]
}

/** What search finds of a text that was written to an item. */
export function writtenText(
  feedbackId: string,
  { id, text }: { readonly id: string; readonly text: string | null },
  marks: readonly string[],
): SearchedText {
  return { feedback_id: feedbackId, text_id: id, about: 'office', words: foldedWords(text ?? ''), marks }
}

/** A tracking code by its groups and in one piece, so that any beginning finds it; a source's reference by its parts. */
function namesOf({ tracking_code, external_ref }: Pick<Feedback, 'tracking_code' | 'external_ref'>): string {
  const code = foldedWords(tracking_code)
  return [code, code.replace(/^pa | /g, ''), foldedWords(external_ref ?? '')].join(' ')
}

function wordsOfSender({ name, phone, email }: Pick<FeedbackSender, 'name' | 'phone' | 'email'>): string {
  return [foldedWords(name ?? ''), (phone ?? '').replace(/\D/g, ''), foldedWords(email ?? '')].join(' ')
}
