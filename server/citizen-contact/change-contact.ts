import {
  deleteContactChange,
  findContactChange,
  saveContactChange,
  updateSenderContact,
} from '../../db/queries/feedback/messages.ts'
import { findFeedback, findSender, updateFeedback } from '../../db/queries/feedback/feedback.ts'
import type { Tx } from '../../db/dialect.ts'
import { contextFor, isoOf, type Service } from '../context.ts'
import type { NewFeedbackEvent } from '../contract/feedback/feedback-events.ts'
import { Refusal } from '../contract/refusals.ts'
import { DAY_MS } from '../domain/local-time.ts'
import { append, entryTime, sealItemEvents } from '../history/append.ts'
import { changeItems } from '../history/change-items.ts'
import { hashOfSender } from '../history/item-words.ts'
import { newSalt } from '../ids.ts'
import type { TypedContact } from './typed-contact.ts'

/** How long a new contact may be confirmed. */
const CHANGE_MS = 2 * DAY_MS

/**
 * Whoever holds the code asks for another contact: the old one is told and can stop it, the new one has to confirm, and until
 * then nothing changes. A new request ends the one before. Throws `feedback/not-found`, `feedback/changed-meanwhile`.
 */
export async function askContactChange(service: Service, id: string, contact: TypedContact): Promise<void> {
  const changeId = service.newId()
  const until = isoOf(service.now() + CHANGE_MS)
  await appendTo(service, id, { kind: 'contact-change-asked', body: { changeId, until } }, (tx) =>
    saveContactChange(tx, { feedback_id: id, id: changeId, ...contact, expires_at: until }),
  )
}

/** The new contact says that it is theirs. False where the change is over, was stopped or followed by another. */
export async function confirmContact(service: Service, changeId: string): Promise<boolean> {
  const change = await findContactChange(service.db, changeId, isoOf(service.now()))
  if (!change) return false
  const before = await findSender(service.db, change.feedback_id)
  const sender = {
    feedback_id: change.feedback_id,
    salt: newSalt(),
    name: before?.name ?? null,
    phone: change.phone,
    email: change.email,
    // What was written beside the old number is about the old number.
    note: null,
    hide_name: before?.hide_name ?? 1,
  }
  const event: NewFeedbackEvent = { kind: 'contact-changed', body: { sender: hashOfSender(sender) } }
  return appendTo(service, change.feedback_id, event, async (tx) => {
    if (!(await deleteContactChange(tx, changeId))) throw new Refusal('feedback/changed-meanwhile')
    await updateSenderContact(tx, sender)
  }).then(() => true)
}

/** Whoever has the old contact stops the change. False where there is none any more. */
export function cancelContactChange({ db }: Service, changeId: string): Promise<boolean> {
  return deleteContactChange(db, changeId)
}

async function appendTo(
  service: Service,
  id: string,
  event: NewFeedbackEvent,
  write: (tx: Tx) => Promise<void>,
): Promise<void> {
  const ctx = contextFor(service, { kind: 'public' })
  const item = await findFeedback(ctx.db, id)
  if (!item) throw new Refusal('feedback/not-found')
  await changeItems(ctx, async (tx) => {
    const end = { seq: item.last_event_seq, hash: item.last_event_hash }
    const sealed = sealItemEvents(ctx, { id, end, at: entryTime(ctx), sets: {} }, [event])
    const { seq, hash } = sealed.end
    if (!(await updateFeedback(tx, item, { last_event_seq: seq, last_event_hash: hash })))
      throw new Refusal('feedback/changed-meanwhile')
    await write(tx)
    await append(tx, ctx, [{ before: item, after: item, news: [event], sealed }])
  })
}
