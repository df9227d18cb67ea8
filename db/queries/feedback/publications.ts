import type { Selectable } from 'kysely'
import { takeTurn, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { FileType } from '../../../server/contract/feedback/composer/answer-files.ts'
import type { Language } from '../../../server/contract/language.ts'
import type { PublishedAnswerTable, PublishedWordTable } from '../../tables/answers.ts'

type PublishedAnswer = Selectable<PublishedAnswerTable>
type PublicationChanges = Partial<Omit<PublishedAnswer, 'id' | 'feedback_id'>>
type PublishedWord = Omit<Selectable<PublishedWordTable>, 'number'>

/** How an item's answer stands on its way to the public, with who proposed it. */
export function findPublication(db: Db | Tx, feedbackId: string) {
  return db
    .selectFrom('published_answer as p')
    .leftJoin('person', 'person.id', 'p.proposed_by')
    .selectAll('p')
    .select('person.name as proposed_by_name')
    .where('p.feedback_id', '=', feedbackId)
    .executeTakeFirst()
}

export type StoredPublication = NonNullable<Awaited<ReturnType<typeof findPublication>>>

/** One an item: what is proposed again takes the place of what was, and keeps its number. */
export async function savePublication(
  tx: Tx,
  row: Omit<PublishedAnswer, 'number' | 'published_at' | 'published_on' | 'decided_by'>,
): Promise<void> {
  const { id, feedback_id, ...proposed } = row
  await tx
    .insertInto('published_answer')
    .values({
      id,
      feedback_id,
      ...proposed,
      number: null,
      published_at: null,
      published_on: null,
      decided_by: null,
    })
    .onConflict((oc) => oc.column('feedback_id').doUpdateSet(proposed))
    .execute()
}

export async function changePublication(tx: Tx, id: string, changes: PublicationChanges): Promise<void> {
  await tx.updateTable('published_answer').set(changes).where('id', '=', id).execute()
}

/** The entry's own number, for a new one the number after the last; whoever publishes meanwhile waits. */
export async function takeNumber(tx: Tx, id: string): Promise<number> {
  await takeTurn(tx, 'publish')
  const own = await tx.selectFrom('published_answer').select('number').where('id', '=', id).executeTakeFirst()
  if (own?.number != null) return own.number
  const last = await tx
    .selectFrom('published_answer')
    .select('number')
    .where('number', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (last?.number ?? 0) + 1
}

/** The words by which an entry is found; of one that is down there are none. */
export async function writeWords(tx: Tx, number: number, words: readonly PublishedWord[]): Promise<void> {
  await tx.deleteFrom('published_word').where('number', '=', number).execute()
  for (const word of words)
    await tx
      .insertInto('published_word')
      .values({ number, ...word })
      .execute()
}

/** A photo or document as it is shown. */
interface PublishedFile {
  readonly type: FileType
  readonly bytes: Uint8Array
}

/** The photos and documents as they are shown, in the place of those of an earlier proposal. */
export async function savePublishedPhotos(
  tx: Tx,
  feedbackId: string,
  photos: readonly PublishedFile[],
): Promise<void> {
  await tx.deleteFrom('published_photo').where('feedback_id', '=', feedbackId).execute()
  for (const [index, { type, bytes }] of photos.entries())
    await tx
      .insertInto('published_photo')
      .values({
        feedback_id: feedbackId,
        position: index + 1,
        media_type: type,
        content: Buffer.from(bytes).toString('base64'),
      })
      .execute()
}

/** As it is proposed or published; undefined where there is none at this place. */
export async function findPublishedPhoto(
  db: Db,
  feedbackId: string,
  position: number,
): Promise<{ readonly type: FileType; readonly bytes: Uint8Array<ArrayBuffer> } | undefined> {
  const found = await db
    .selectFrom('published_photo')
    .select(['media_type', 'content'])
    .where('feedback_id', '=', feedbackId)
    .where('position', '=', position)
    .executeTakeFirst()
  return found && { type: found.media_type, bytes: new Uint8Array(Buffer.from(found.content, 'base64')) }
}

/** What each is, in their order. */
export async function listPublishedTypes(db: Db | Tx, feedbackId: string): Promise<FileType[]> {
  const rows = await db
    .selectFrom('published_photo')
    .select('media_type')
    .where('feedback_id', '=', feedbackId)
    .orderBy('position')
    .execute()
  return rows.map(({ media_type }) => media_type)
}

export function findConsent(db: Db | Tx, feedbackId: string, purpose: string) {
  return db
    .selectFrom('consent')
    .select(['given_at', 'withdrawn_at'])
    .where('feedback_id', '=', feedbackId)
    .where('purpose', '=', purpose)
    .executeTakeFirst()
}

/** As the citizen said it last, and the text they read; without one (version 0) they said it themselves. */
export async function saveConsent(
  tx: Tx,
  feedbackId: string,
  purpose: string,
  {
    at,
    isGiven,
    read = { version: 0, language: 'vi', noticeVersion: null },
  }: {
    readonly at: string
    readonly isGiven: boolean
    readonly read?: {
      readonly version: number
      readonly language: Language
      readonly noticeVersion: number | null
    }
  },
): Promise<void> {
  const withdrawn_at = isGiven ? null : at
  const given = {
    text_version: read.version,
    language: read.language,
    given_at: at,
    withdrawn_at,
    notice_version: read.noticeVersion,
  }
  await tx
    .insertInto('consent')
    .values({ feedback_id: feedbackId, purpose, ...given })
    .onConflict((oc) =>
      oc.columns(['feedback_id', 'purpose']).doUpdateSet(isGiven ? given : { withdrawn_at }),
    )
    .execute()
}

/** The words are gone: nothing of it is shown, found or kept but that it was there. */
export async function erasePublication(tx: Tx, feedbackId: string): Promise<void> {
  const found = await findPublication(tx, feedbackId)
  if (!found) return
  if (found.number !== null) await writeWords(tx, found.number, [])
  await savePublishedPhotos(tx, feedbackId, [])
  await changePublication(tx, found.id, { state: 'withdrawn', marks: '[]', photos: '[]', category: null })
}
