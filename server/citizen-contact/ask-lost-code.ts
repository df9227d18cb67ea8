import { enqueue } from '../../db/queries/outbox.ts'
import { findLostCodeLink, listItemsOfContact } from '../../db/queries/feedback/messages.ts'
import { isoOf, type Service } from '../context.ts'
import type { FeedbackStatus } from '../contract/feedback/feedback-status.ts'
import type { Language } from '../contract/language.ts'
import { isHeldBack, STATUS_WHILE_HELD } from '../domain/answers/answer-hold.ts'
import { sha256 } from '../ids.ts'
import type { LostCodePayload } from '../messages/deliver-lost-code.ts'
import type { TypedContact } from './typed-contact.ts'

/**
 * Takes a request for lost codes. Whether anything was sent with this contact is found out when it is worked off: whoever asks
 * is answered alike, after the same work.
 */
export async function askLostCode(
  service: Service,
  contact: TypedContact,
  language: Language,
): Promise<void> {
  const id = service.newId()
  const at = isoOf(service.now())
  await service.db.transaction().execute((tx) =>
    enqueue(tx, [
      {
        id,
        kind: 'lost-code',
        recipient: null,
        payload: JSON.stringify({ ...contact, language } satisfies LostCodePayload),
        dedupe_key: `lost-code:${id}`,
        at,
        notBefore: at,
      },
    ]),
  )
}

/**
 * The items that a link leads to, the newest first, as they stand to their sender; null where it is over, or another has ended
 * it.
 */
export async function openLostCodeLink({ db, now, config }: Service, token: string) {
  const link = await findLostCodeLink(db, sha256(token), isoOf(now()))
  if (!link) return null
  const items = await listItemsOfContact(db, { email: link.email, phone: link.phone })
  return items.map(({ status, ...item }) => {
    const shown: FeedbackStatus = isHeldBack(config.answerHold, item.answered_at, now())
      ? STATUS_WHILE_HELD
      : status
    return { ...item, status: shown }
  })
}
