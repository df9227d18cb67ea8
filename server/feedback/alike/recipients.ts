import {
  countPeople,
  findHead,
  listRecipients,
  type Recipient,
} from '../../../db/queries/feedback/families.ts'
import type { Tx } from '../../../db/dialect.ts'
import type { Db } from '../../../db/open.ts'

/**
 * Whoever must be told what is said of an item, an answer above all: its own sender, and the senders of everything that is part
 * of it, each with their own tracking code and contact (null where they left none). Of an item that is itself part of another
 * one: the same people as of that one.
 */
export async function recipientsOf(db: Db | Tx, feedbackId: string): Promise<Recipient[]> {
  return listRecipients(db, await findHead(db, feedbackId))
}

/** From this number on it is said publicly: of two or three people somebody might know who they are. */
const SHOWN_FROM = 5

/** How many people sent this, as everybody may read it; null where they are few. */
export async function publicPeople(db: Db | Tx, feedbackId: string): Promise<number | null> {
  const people = await countPeople(db, await findHead(db, feedbackId))
  return people >= SHOWN_FROM ? people : null
}
