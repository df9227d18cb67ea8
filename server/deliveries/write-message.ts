import type { Delivery } from '../../db/queries/deliveries/deliveries.ts'
import { findEvent } from '../../db/queries/events/item-events.ts'
import { listAnswerVersions } from '../../db/queries/feedback/answers/answer-versions.ts'
import { findFeedback } from '../../db/queries/feedback/feedback.ts'
import { listTexts } from '../../db/queries/history/events.ts'
import type { Service } from '../context.ts'
import type { DeliveryKind } from '../contract/deliveries/delivery-kinds.ts'
import type { OutgoingNews } from '../contract/deliveries/deliveries.ts'
import type { DeliveryFacts } from '../domain/deliveries/delivery-news.ts'
import { describeEvent } from '../events/describe-event.ts'
import { textOf, textsById } from '../history/read-event.ts'
import { FEEDBACK_STATUS_WORDS } from '../words/feedback-words.ts'
import { eventMessage, type OutgoingMessage } from './send-delivery.ts'

/** Null where it has lost its point. */
export async function writeMessage(service: Service, delivery: Delivery): Promise<OutgoingMessage | null> {
  if (delivery.event_number !== null) {
    // What is held in confidence by now is found no more, nor what is older than events are kept.
    const event = await findEvent(service.db, delivery.event_number)
    return event ? eventMessage(describeEvent(service, event)) : null
  }
  const news = await writeNews(service, delivery, delivery.kind as DeliveryKind)
  return news && { id: news.id, contentType: 'application/json', body: JSON.stringify(news) }
}

/**
 * A message as it is true at this moment: erased words are not sent, nor is anything but the status of what is handled in
 * confidence. Null where it has lost its point: an answer that was undone.
 */
async function writeNews(
  { db }: Service,
  delivery: Delivery,
  kind: DeliveryKind,
): Promise<OutgoingNews | null> {
  const { id, feedback_id, about_id, sequence, happened_at } = delivery
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
