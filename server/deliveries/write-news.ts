import type { Delivery } from '../../db/queries/deliveries/deliveries.ts'
import { listAnswerVersions } from '../../db/queries/feedback/answers/answer-versions.ts'
import { findFeedback } from '../../db/queries/feedback/feedback.ts'
import { listTexts } from '../../db/queries/history/events.ts'
import type { Service } from '../context.ts'
import type { OutgoingNews } from '../contract/deliveries/deliveries.ts'
import type { DeliveryFacts } from '../domain/deliveries/delivery-news.ts'
import { textOf, textsById } from '../history/read-event.ts'
import { FEEDBACK_STATUS_WORDS } from '../words/feedback-words.ts'

/**
 * A message as it is true at this moment: erased words are not sent, nor is anything but the status of what is handled in
 * confidence. Null where it has lost its point: an answer that was undone.
 */
export async function writeNews({ db }: Service, delivery: Delivery): Promise<OutgoingNews | null> {
  const { id, feedback_id, about_id, sequence, kind, happened_at } = delivery
  const { status, dueAt, answer } = JSON.parse(delivery.facts) as DeliveryFacts
  const [item, about] = await Promise.all([findFeedback(db, feedback_id), findFeedback(db, about_id)])
  if (!item || !about || item.external_ref === null) return null
  const versions = answer ? await listAnswerVersions(db, about_id) : []
  const version = versions.find(
    ({ answer_id, text_id }) => answer_id === answer?.answerId && text_id === answer.textId,
  )
  if (answer && !version) return null
  const isOpen = item.restricted === 0 && about.restricted === 0
  const text = version && isOpen ? textOf(textsById(await listTexts(db, about_id)), version.text_id) : ''
  return {
    id,
    sequence,
    type: `feedback.${kind}`,
    happenedAt: happened_at,
    externalRef: item.external_ref,
    status,
    statusVi: FEEDBACK_STATUS_WORDS[status].vi,
    dueAt: isOpen ? dueAt : null,
    unit: isOpen && about.lead_code !== null ? { code: about.lead_code, name: about.lead_name } : null,
    answer: version && text ? { text, answeredAt: version.at } : null,
  }
}
