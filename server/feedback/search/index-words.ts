import { deleteSearched, insertSearched, type SearchedText } from '../../../db/dialect.ts'
import { type Feedback, type FeedbackSender, findSaid } from '../../../db/queries/feedback/feedback.ts'
import { foldedWords } from '../../domain/text/known-words.ts'
import type { ItemHistory, Listener } from '../../history/append.ts'
import type { FeedbackEventKind } from '../../contract/feedback/feedback-events.ts'

/** What changes the words of an item itself or of its sender. */
const SAID_ANEW: readonly FeedbackEventKind[] = ['categorised', 'contact-changed', 'erased']

/** Keeps search in step with the histories: what an item says, who sent it, and every text that is written to it. */
export const indexWords: Listener = async (tx, _ctx, happened) => {
  const texts: SearchedText[] = []
  for (const { after, said, news, sealed } of happened) {
    const { id } = after
    const erased = news.flatMap((event) => (event.kind === 'erased' ? event.body.texts : []))
    if (erased.length > 0) await deleteSearched(tx, id, erased)
    if (said) texts.push(...saidTexts(id, said))
    else if (news.some(({ kind }) => SAID_ANEW.includes(kind))) {
      await deleteSearched(tx, id, 'said')
      const [now] = await findSaid(tx, [id])
      if (now) texts.push(...saidTexts(id, { item: now, sender: now }))
    }
    texts.push(...sealed.texts.map((text) => writtenText(id, text)))
  }
  await insertSearched(tx, texts)
}

/** What search finds of the item itself and of its sender. */
export function saidTexts(id: string, { item, sender }: NonNullable<ItemHistory['said']>): SearchedText[] {
  const text = (about: SearchedText['about'], words: string) => ({
    feedback_id: id,
    text_id: null,
    about,
    words,
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
): SearchedText {
  return { feedback_id: feedbackId, text_id: id, about: 'office', words: foldedWords(text ?? '') }
}

/** A tracking code by its groups and in one piece, so that any beginning finds it; a source's reference by its parts. */
function namesOf({ tracking_code, external_ref }: Pick<Feedback, 'tracking_code' | 'external_ref'>): string {
  const code = foldedWords(tracking_code)
  return [code, code.replace(/^pa | /g, ''), foldedWords(external_ref ?? '')].join(' ')
}

function wordsOfSender({ name, phone, email }: Pick<FeedbackSender, 'name' | 'phone' | 'email'>): string {
  return [foldedWords(name ?? ''), (phone ?? '').replace(/\D/g, ''), foldedWords(email ?? '')].join(' ')
}
