import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { listOf, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type {
  CitizenMessageTable,
  ContactChangeTable,
  LostCodeLinkTable,
  MessageSettingTable,
  MessageTemplateTable,
} from '../../tables/citizens.ts'

export type CitizenMessage = Selectable<CitizenMessageTable>
export type StoredTemplate = Selectable<MessageTemplateTable>

/** One message is told once: one that is there already is left alone. */
export async function insertMessages(tx: Tx, messages: readonly CitizenMessage[]): Promise<void> {
  if (messages.length === 0) return
  await tx
    .insertInto('citizen_message')
    .values([...messages])
    .onConflict((oc) => oc.columns(['feedback_id', 'about_id', 'kind', 'seq']).doNothing())
    .execute()
}

export function findMessage(db: Db, id: string): Promise<CitizenMessage | undefined> {
  return db.selectFrom('citizen_message').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function settleMessage(
  tx: Tx,
  id: string,
  changes: Pick<CitizenMessage, 'state' | 'channel' | 'because' | 'settled_at'>,
): Promise<void> {
  await tx.updateTable('citizen_message').set(changes).where('id', '=', id).execute()
}

/** What an entry of an item's history caused and has not left is not sent: the entry was taken back. */
export async function cancelMessages(tx: Tx, aboutId: string, seq: number, at: string): Promise<void> {
  const queued = await tx
    .selectFrom('citizen_message')
    .select('id')
    .where('about_id', '=', aboutId)
    .where('seq', '=', seq)
    .where('state', '=', 'queued')
    .execute()
  const ids = queued.map(({ id }) => id)
  if (ids.length === 0) return
  await tx
    .updateTable('citizen_message')
    .set({ state: 'not-sent', because: 'pointless', settled_at: at })
    .where('id', 'in', listOf(tx, ids))
    .execute()
  await tx.deleteFrom('outbox').where('id', 'in', listOf(tx, ids)).execute()
}

/** When the message of this item is tried that was meant to leave before this one and is not settled; undefined where none is. */
export function findEarlierQueued(db: Db, { seq, feedback_id, not_before }: CitizenMessage) {
  return db
    .selectFrom('citizen_message as m')
    .innerJoin('outbox as o', 'o.id', 'm.id')
    .select(['m.id', 'o.next_at'])
    .where('m.feedback_id', '=', feedback_id)
    .where('m.state', '=', 'queued')
    .where('o.dead_at', 'is', null)
    .where('o.sent_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('m.not_before', '<', not_before),
        eb.and([eb('m.not_before', '=', not_before), eb('m.seq', '<', seq)]),
      ]),
    )
    .orderBy('m.not_before')
    .orderBy('m.seq')
    .limit(1)
    .executeTakeFirst()
}

/** An item's messages, the oldest first, with how the outbox stands with each. */
export function listMessages(db: Db, feedbackId: string) {
  return db
    .selectFrom('citizen_message as m')
    .leftJoin('outbox as o', 'o.id', 'm.id')
    .selectAll('m')
    .select(['o.next_at', 'o.dead_at', 'o.last_error'])
    .where('m.feedback_id', '=', feedbackId)
    .orderBy('m.seq')
    .orderBy('m.not_before')
    .execute()
}

/** What providers refused, the newest first. */
export function listRefusedMessages(db: Db, most: number) {
  return db
    .selectFrom('citizen_message')
    .select(['id', 'kind', 'channel', 'because as said', 'settled_at as at'])
    .where('state', '=', 'refused')
    .orderBy('settled_at', 'desc')
    .limit(most)
    .execute()
}

/** What was given up after many tries, the newest first. */
export function listDeadMessages(db: Db, most: number) {
  return db
    .selectFrom('citizen_message as m')
    .innerJoin('outbox as o', 'o.id', 'm.id')
    .select(['m.id', 'm.kind', 'm.channel', 'o.last_error as said', 'o.dead_at as at'])
    .where('m.state', '=', 'queued')
    .where('o.dead_at', 'is not', null)
    .orderBy('o.dead_at', 'desc')
    .limit(most)
    .execute()
}

export async function isOptedOut(db: Db, contact: string): Promise<boolean> {
  const row = await db
    .selectFrom('message_opt_out')
    .select('contact')
    .where('contact', '=', contact)
    .executeTakeFirst()
  return row !== undefined
}

export async function saveOptOut(db: Db, contact: string, at: string): Promise<void> {
  await db
    .insertInto('message_opt_out')
    .values({ contact, at })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export async function deleteOptOut(db: Db, contact: string): Promise<void> {
  await db.deleteFrom('message_opt_out').where('contact', '=', contact).execute()
}

export function listTemplates(db: Db): Promise<StoredTemplate[]> {
  return db.selectFrom('message_template').selectAll().execute()
}

export async function saveTemplate(tx: Tx, template: StoredTemplate): Promise<void> {
  await tx
    .insertInto('message_template')
    .values(template)
    .onConflict((oc) => oc.column('id').doUpdateSet(template))
    .execute()
}

export function findSettings(db: Db): Promise<Selectable<MessageSettingTable> | undefined> {
  return db.selectFrom('message_setting').selectAll().where('id', '=', 'office').executeTakeFirst()
}

export async function saveSettings(tx: Tx, settings: Selectable<MessageSettingTable>): Promise<void> {
  await tx
    .insertInto('message_setting')
    .values(settings)
    .onConflict((oc) => oc.column('id').doUpdateSet(settings))
    .execute()
}

/** A contact's items, the newest first. */
export function listItemsOfContact(
  db: Db,
  { email, phone }: { readonly email: string | null; readonly phone: string | null },
) {
  return db
    .selectFrom('feedback_sender as s')
    .innerJoin('feedback as f', 'f.id', 's.feedback_id')
    .select(['f.id', 'f.tracking_code', 'f.status', 'f.received_at', 'f.answered_at'])
    .where((eb) =>
      email !== null ? eb(sql<string>`lower(s.email)`, '=', email.toLowerCase()) : eb('s.phone', '=', phone),
    )
    .orderBy('f.received_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(50)
    .execute()
}

/** Keeps the link of the newest request of a contact; false where a newer one is there already. */
export async function saveLostCodeLink(db: Db, link: Selectable<LostCodeLinkTable>): Promise<boolean> {
  await db
    .insertInto('lost_code_link')
    .values(link)
    .onConflict((oc) =>
      oc.column('contact').doUpdateSet(link).where('lost_code_link.request', '<=', link.request),
    )
    .execute()
  const kept = await db
    .selectFrom('lost_code_link')
    .select('request')
    .where('contact', '=', link.contact)
    .executeTakeFirst()
  return kept?.request === link.request
}

export function findLostCodeLink(db: Db, token: string, nowIso: string) {
  return db
    .selectFrom('lost_code_link')
    .selectAll()
    .where('token', '=', token)
    .where('expires_at', '>', nowIso)
    .executeTakeFirst()
}

/** Keeps the newest contact that waits to be confirmed for an item. */
export async function saveContactChange(tx: Tx, change: Selectable<ContactChangeTable>): Promise<void> {
  await tx
    .insertInto('contact_change')
    .values(change)
    .onConflict((oc) => oc.column('feedback_id').doUpdateSet(change))
    .execute()
}

export function findContactChange(db: Db, id: string, nowIso: string) {
  return db
    .selectFrom('contact_change')
    .selectAll()
    .where('id', '=', id)
    .where('expires_at', '>', nowIso)
    .executeTakeFirst()
}

/** False where it was gone already: cancelled, confirmed or followed by a newer one. */
export async function deleteContactChange(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('contact_change').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

export async function deleteContactChangesOf(tx: Tx, feedbackIds: readonly string[]): Promise<void> {
  if (feedbackIds.length === 0) return
  await tx
    .deleteFrom('contact_change')
    .where('feedback_id', 'in', [...feedbackIds])
    .execute()
}

/** Forgets the contacts of links and changes whose time is over. */
export async function deleteExpiredLinks(db: Db, nowIso: string): Promise<void> {
  await db.deleteFrom('lost_code_link').where('expires_at', '<=', nowIso).execute()
  await db.deleteFrom('contact_change').where('expires_at', '<=', nowIso).execute()
}

/** What of an item a message is made of. */
export function findToldItem(db: Db, id: string) {
  return db
    .selectFrom('feedback as f')
    .innerJoin('unit', 'unit.id', 'f.lead_unit_id')
    .leftJoin('feedback_sender as s', 's.feedback_id', 'f.id')
    .select([
      'f.id',
      'f.tracking_code',
      'f.status',
      'f.cycle',
      'f.current_due_at',
      'f.promised_due_at',
      'f.historical',
      'f.language',
      'f.policy_id',
      'unit.name as unit_name',
      'unit.name_en as unit_name_en',
      's.email',
      's.phone',
    ])
    .where('f.id', '=', id)
    .executeTakeFirst()
}

export async function updateSenderContact(
  tx: Tx,
  sender: {
    readonly feedback_id: string
    readonly salt: string
    readonly name: string | null
    readonly email: string | null
    readonly phone: string | null
    readonly note: string | null
    readonly hide_name: number
  },
): Promise<void> {
  await tx
    .insertInto('feedback_sender')
    .values(sender)
    .onConflict((oc) => oc.column('feedback_id').doUpdateSet(sender))
    .execute()
}
