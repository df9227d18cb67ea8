import { countSince, findBySource } from '../../../db/queries/channels/mailed.ts'
import { findSender } from '../../../db/queries/feedback/feedback.ts'
import { findMessage } from '../../../db/queries/feedback/messages.ts'
import { contextFor, isoOf, type Service } from '../../context.ts'
import { Refusal } from '../../contract/refusals.ts'
import { DAY_MS } from '../../domain/local-time.ts'
import { type AutomaticBecause, whyAutomatic } from '../../domain/mail/automatic-mail.ts'
import { takenAtMs } from '../../domain/mail/mail-time.ts'
import { saysNothingOwn, writtenWords } from '../../domain/mail/written-words.ts'
import { replyToOffice } from '../../feedback/citizen/reply-to-office.ts'
import { keepPhotos } from '../../feedback/intake/keep-photos.ts'
import { MAX_PHOTOS, type Photo, photoOrNull } from '../../feedback/intake/photo.ts'
import { receiveFeedback } from '../../feedback/intake/receive-feedback.ts'
import { sha256 } from '../../ids.ts'
import { readItem } from '../read-item.ts'
import { readMail, type ReadMail } from './read-mail.ts'

/** One address may open so many items a day; its further mails wait in the mail server's own queue. */
const MOST_A_DAY = 20

/** What became of a mail. */
export type MailFate =
  | { readonly kind: 'item' | 'known'; readonly id: string; readonly trackingCode: string }
  | { readonly kind: 'reply'; readonly id: string }
  | { readonly kind: 'ignored'; readonly because: AutomaticBecause | 'empty' }

/**
 * Takes in one mail: as the reply to what the office asked its sender, else as a new item, whose tracking code goes back by
 * mail. The same mail again is the same item. What a program wrote is ignored. Throws `mail/too-large`, `mail/unreadable`,
 * `mail/too-many` (to be tried again later), `feedback/invalid`, `feedback/conflict`.
 */
export async function receiveMail(service: Service, raw: Uint8Array): Promise<MailFate> {
  const mail = await readMail(raw)
  const own = /([^\s<>]+@[^\s<>]+)>?$/.exec(service.config.mail?.from ?? '')?.[1] ?? null
  const because = whyAutomatic(mail.headers, { from: mail.from.address, subject: mail.subject, own })
  if (because !== null) return { kind: 'ignored', because }
  const { photos, others } = await readFiles(mail)
  const answered = await findAskedItem(service, mail)
  if (answered !== null) {
    if (saysNothingOwn(mail.text) && photos.length === 0) return { kind: 'ignored', because: 'empty' }
    const isTaken = await giveReply(service, answered, { text: writtenWords(mail.text), photos })
    if (isTaken) return { kind: 'reply', id: answered }
  }
  return openItem(service, mail, raw, { photos, others })
}

/** The item of the message that this mail answers, where it comes from the address that the message went to. */
async function findAskedItem({ db }: Service, { answersTo, from }: ReadMail): Promise<string | null> {
  for (const id of answersTo) {
    const message = await findMessage(db, id.slice(0, id.lastIndexOf('@')))
    const sender = message && (await findSender(db, message.feedback_id))
    if (sender?.email?.toLowerCase() === from.address.toLowerCase()) return sender.feedback_id
  }
  return null
}

/** False where nothing can be added any more: the words must not be lost, so they open an item of their own. */
async function giveReply(
  service: Service,
  id: string,
  input: { readonly text: string; readonly photos: readonly Photo[] },
): Promise<boolean> {
  try {
    await replyToOffice(service, id, input)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.code.startsWith('citizen/')) return false
    throw error
  }
}

async function openItem(
  service: Service,
  mail: ReadMail,
  raw: Uint8Array,
  { photos, others }: { readonly photos: readonly Photo[]; readonly others: readonly string[] },
): Promise<MailFate> {
  const { db, now } = service
  const externalRef = refOf(mail, raw)
  const before = await findBySource(db, 'email', externalRef)
  if (before) {
    await keepPhotos(service, before.id, photos)
    return { kind: 'known', id: before.id, trackingCode: before.tracking_code }
  }
  if ((await countSince(db, 'email', mail.from.address, isoOf(now() - DAY_MS))) >= MOST_A_DAY)
    throw new Refusal('mail/too-many')
  const words = writtenWords(mail.text)
  const read = readItem({
    externalRef,
    receivedAt: isoOf(takenAtMs(mail.headers.get('received')?.[0], now()) ?? now()),
    text: words === '' ? mail.subject : words,
    title: mail.subject,
    sender: { name: mail.from.name, email: mail.from.address, hideName: true },
    ...(others.length > 0 ? { attachments: others.join('; ') } : {}),
  })
  if (read.errors) throw new Refusal('feedback/invalid', { errors: read.errors })
  const ctx = contextFor(service, { kind: 'channel', name: 'email' })
  const { id, trackingCode } = await receiveFeedback(ctx, read.item, { channel: 'email' })
  if (id === null || trackingCode === null) throw new Error('an item without an id')
  await keepPhotos(service, id, photos)
  return { kind: 'item', id, trackingCode }
}

/** By its Message-ID; a mail without one is itself. */
function refOf({ headers }: ReadMail, raw: Uint8Array): string {
  return sha256(headers.get('message-id')?.[0] ?? raw).slice(0, 32)
}

/** Photos as they are kept; the names of all that is none, and of photos beyond the number that an item takes. */
async function readFiles({ files }: ReadMail) {
  const photos: Photo[] = []
  const others: string[] = []
  for (const { name, bytes } of files) {
    const photo = photos.length < MAX_PHOTOS ? await photoOrNull(bytes) : null
    if (photo) photos.push(photo)
    else others.push(name)
  }
  return { photos, others }
}
