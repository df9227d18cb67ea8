import type { FeedbackChanges } from '../../../db/queries/feedback/feedback.ts'
import type { Service } from '../../context.ts'
import type { NewFeedbackEvent } from '../../contract/feedback/feedback-events.ts'
import { isOpen } from '../../domain/lifecycle.ts'
import type { Item } from '../find-in-scope.ts'
import { knownUrgentWords } from './urgent-words.ts'

/** What a later text of its sender does to an item that was not urgent; nothing where no word of it says so. */
export async function raisedBy(
  service: Service,
  { urgent }: Pick<Item, 'urgent'>,
  text: string,
  status: Item['status'],
): Promise<{ readonly changes: FeedbackChanges; readonly news: readonly NewFeedbackEvent[] } | null> {
  if (urgent === 1 || !isOpen(status)) return null
  const because = (await knownUrgentWords(service))([text])
  if (because.length === 0) return null
  return { changes: { urgent: 1 }, news: [{ kind: 'marked-urgent', body: { because, in: 'reply' } }] }
}
