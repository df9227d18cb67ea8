import { listConsents, listHeldItems, withdrawOtherConsents } from '../../db/queries/feedback/held-data.ts'
import { findFeedback, findSender, updateFeedback } from '../../db/queries/feedback/feedback.ts'
import { updateSenderContact } from '../../db/queries/feedback/messages.ts'
import type { RequestWithPerson, StoredRequest } from '../../db/queries/office/data-requests.ts'
import { type Context, isoOf } from '../context.ts'
import type { NewFeedbackEvent } from '../contract/feedback/feedback-events.ts'
import type { DataRequestStep } from '../contract/personal-data/data-requests.ts'
import { Refusal } from '../contract/refusals.ts'
import { cleanText } from '../domain/text/fold-vietnamese.ts'
import { takeBackConsent } from '../feedback/citizen/choose-publication.ts'
import { append, entryTime, sealItemEvents } from '../history/append.ts'
import { changeItems } from '../history/change-items.ts'
import { hashOfSender } from '../history/item-words.ts'
import { newSalt } from '../ids.ts'
import { heldBy } from './find-held-data.ts'
import { demandContact } from './typed-contact.ts'

/** Corrects name or contact of the sender in everything the person sent. Throws `request/invalid`, `feedback/changed-meanwhile`. */
export async function correctPerson(
  ctx: Context,
  request: RequestWithPerson,
  { name, contact }: Extract<DataRequestStep, { step: 'correct' }>,
): Promise<Partial<StoredRequest>> {
  if (name === undefined && contact === undefined)
    throw new Refusal('request/invalid', { errors: [{ field: 'contact', ...NOTHING }] })
  const corrected = {
    ...(name === undefined ? {} : { name: cleanText(name) }),
    ...(contact === undefined ? {} : { ...demandContact(contact), note: null }),
  }
  const items = await listHeldItems(ctx.db, heldBy(request))
  for (const { id, sender_of } of items) if (sender_of !== null) await correctSender(ctx, id, corrected)
  return {}
}

async function correctSender(ctx: Context, id: string, corrected: object): Promise<void> {
  const item = await findFeedback(ctx.db, id)
  const before = await findSender(ctx.db, id)
  if (!item || !before) return
  const sender = { ...before, ...corrected, salt: newSalt() }
  const event: NewFeedbackEvent = { kind: 'contact-changed', body: { sender: hashOfSender(sender) } }
  await changeItems(ctx, async (tx) => {
    const end = { seq: item.last_event_seq, hash: item.last_event_hash }
    const sealed = sealItemEvents(ctx, { id, end, at: entryTime(ctx), sets: {} }, [event])
    const { seq, hash } = sealed.end
    if (!(await updateFeedback(tx, item, { last_event_seq: seq, last_event_hash: hash })))
      throw new Refusal('feedback/changed-meanwhile')
    await updateSenderContact(tx, sender)
    await append(tx, ctx, [{ before: item, after: item, news: [event], sealed }])
  })
}

/** Takes back every consent of the person; what was published by it comes down in the same moment. */
export async function withdrawConsents(
  ctx: Context,
  request: RequestWithPerson,
): Promise<Partial<StoredRequest>> {
  for (const { id } of await listHeldItems(ctx.db, heldBy(request))) {
    const given = (await listConsents(ctx.db, id)).filter((each) => each.withdrawn_at === null)
    if (given.some(({ purpose }) => purpose === 'publish')) await takeBackConsent(ctx, id)
    if (given.some(({ purpose }) => purpose !== 'publish'))
      await ctx.db.transaction().execute((tx) => withdrawOtherConsents(tx, id, isoOf(ctx.now())))
  }
  return {}
}

const NOTHING = { vi: 'cần tên hoặc liên hệ mới', en: 'needs a new name or contact' }
