import { listVerdicts } from '../../db/queries/feedback/citizen-verdicts.ts'
import { listAttachments } from '../../db/queries/feedback/attachments.ts'
import {
  countLinksOf,
  countRequestsOf,
  type HeldBy,
  listConsents,
  listHeldItems,
  listUnsentWords,
} from '../../db/queries/feedback/held-data.ts'
import { listMessages } from '../../db/queries/feedback/messages.ts'
import type { RequestWithPerson } from '../../db/queries/office/data-requests.ts'
import { readContact } from '../citizen-contact/typed-contact.ts'
import type { Context } from '../context.ts'
import type { HeldData, HeldItem } from '../contract/personal-data/data-requests.ts'
import { recordAct } from '../history/append.ts'

/** By what the data of who asks is found. */
export function heldBy({ email, phone, item_code }: RequestWithPerson): HeldBy {
  return { email, phone, code: item_code }
}

/**
 * Everything that is held of the person who asks. That somebody looked is written down before they see it, without the
 * contact itself.
 */
export async function findHeldData(ctx: Context, request: RequestWithPerson): Promise<HeldData> {
  const by = heldBy(request)
  const [rows, unsent, links, otherRequests] = await Promise.all([
    listHeldItems(ctx.db, by),
    findUnsent(ctx, by),
    countLinksOf(ctx.db, by),
    countRequestsOf(ctx.db, by, request.id),
  ])
  const items: HeldItem[] = []
  for (const row of rows) items.push(await describeItem(ctx, row))
  await ctx.db
    .transaction()
    .execute((tx) => recordAct(tx, ctx, 'personal-data-found', { by: request.code, items: items.length }))
  return {
    items,
    beside: { drafts: unsent.drafts.length, waitingWords: unsent.waiting.length, links },
    otherRequests,
  }
}

async function describeItem(
  { db }: Context,
  row: Awaited<ReturnType<typeof listHeldItems>>[number],
): Promise<HeldItem> {
  const [consents, messages, verdicts, photos] = await Promise.all([
    listConsents(db, row.id),
    listMessages(db, row.id),
    listVerdicts(db, row.id),
    listAttachments(db, row.id),
  ])
  return {
    id: row.id,
    code: row.tracking_code,
    receivedAt: row.received_at,
    status: row.status,
    title: row.title,
    text: row.text,
    place: row.place === null ? null : JSON.parse(row.place),
    sender:
      row.sender_of === null ? null : { name: row.name, phone: row.phone, email: row.email, note: row.note },
    photos: photos.length,
    consents: consents.map((each) => ({
      purpose: each.purpose,
      givenAt: each.given_at,
      withdrawnAt: each.withdrawn_at,
      noticeVersion: each.notice_version,
    })),
    messages: messages.map(({ kind, channel, settled_at, queued_at }) => ({
      kind,
      channel,
      at: settled_at ?? queued_at,
    })),
    verdicts: verdicts.map(({ level, given_at }) => ({ level, at: given_at })),
    isPublished: row.publication === 'published',
    isErased: row.salt === null,
    keptBecause: row.restricted === 1 ? 'held-as-complaint' : row.is_open === 1 ? 'being-handled' : null,
  }
}

/** Letters not sent, and words that wait, whose contact is this one however it was typed. */
export async function findUnsent(
  { db }: Pick<Context, 'db'>,
  by: HeldBy,
): Promise<{ drafts: string[]; waiting: string[] }> {
  const { drafts, waiting } = await listUnsentWords(db)
  const idsOf = (rows: readonly { readonly id: string; readonly said: string | null }[]) =>
    rows.filter(({ said }) => said !== null && isOf(by, said)).map(({ id }) => id)
  return { drafts: idsOf(drafts), waiting: idsOf(waiting) }
}

function isOf({ email, phone }: HeldBy, said: string): boolean {
  const { email: writtenEmail, phone: writtenPhone } = JSON.parse(said) as { email?: string; phone?: string }
  const sameEmail =
    email !== null && readContact(writtenEmail ?? '')?.email?.toLowerCase() === email.toLowerCase()
  return sameEmail || (phone !== null && readContact(writtenPhone ?? '')?.phone === phone)
}
