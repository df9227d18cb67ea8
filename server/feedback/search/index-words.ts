import { deleteSearched, insertSearched, type SearchedText, type Tx } from '../../../db/dialect.ts'
import { findSaid } from '../../../db/queries/feedback/feedback.ts'
import { listContributing } from '../../../db/queries/feedback/contributions.ts'
import { listStoredMarks } from '../../../db/queries/feedback/search/found-items.ts'
import { listTextsOf } from '../../../db/queries/history/events.ts'
import type { Listener } from '../../history/append.ts'
import type { FeedbackEventKind } from '../../contract/feedback/feedback-events.ts'
import { marksOf } from './marks.ts'
import { saidTexts, writtenText } from './searched-texts.ts'

/** What changes the words of an item itself or of its sender. */
const SAID_ANEW: readonly FeedbackEventKind[] = ['categorised', 'contact-changed', 'erased']

/**
 * Keeps search in step with the histories: what an item says, who sent it, and every text that is written to it; with all of
 * them what lists are cut by. An item that another list has since, or that counts as received at another time, is put in anew.
 */
export const indexWords: Listener = async (tx, _ctx, happened) => {
  const known = happened.filter(({ said }) => !said).map(({ after }) => after.id)
  const [contributing, stored] =
    known.length > 0
      ? [await contributingTo(tx, known), await storedMarks(tx, known)]
      : [noUnits, new Map<string, string>()]
  const texts: SearchedText[] = []
  const moved: string[] = []
  for (const { before, after, said, news, sealed } of happened) {
    const { id } = after
    const marks = marksOf(after, contributing(id))
    // Its texts are numbered by when it was received: merging takes the earlier time of two, and unmerging gives it back.
    const isInItsPlace = before?.received_at === after.received_at && stored.get(id) === marks.join(' ')
    if (!said && !isInItsPlace) {
      moved.push(id)
      continue
    }
    const erased = news.flatMap((event) => (event.kind === 'erased' ? event.body.texts : []))
    if (erased.length > 0) await deleteSearched(tx, id, erased)
    if (said) texts.push(...saidTexts(id, said, marks))
    else if (news.some(({ kind }) => SAID_ANEW.includes(kind))) {
      await deleteSearched(tx, id, 'said')
      const [now] = await findSaid(tx, [id])
      if (now) texts.push(...saidTexts(id, { item: now, sender: now }, marks))
    }
    texts.push(...sealed.texts.map((text) => writtenText(id, text, marks)))
  }
  await insertSearched(tx, texts)
  if (moved.length > 0) await indexAnew(tx, moved)
}

/** Puts items in anew from what is stored of them. */
export async function indexAnew(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const id of ids) await deleteSearched(tx, id)
  const contributing = await contributingTo(tx, ids)
  const said = await findSaid(tx, ids)
  const written = await listTextsOf(tx, ids)
  await insertSearched(
    tx,
    said.flatMap((item) => {
      const marks = marksOf(item, contributing(item.id))
      const own = written.filter(({ chain }) => chain === item.id)
      return [
        ...saidTexts(item.id, { item, sender: item }, marks),
        ...own.map((text) => writtenText(item.id, text, marks)),
      ]
    }),
  )
}

const noUnits = (): string[] => []

async function contributingTo(tx: Tx, ids: readonly string[]): Promise<(id: string) => string[]> {
  const rows = await listContributing(tx, ids)
  return (id) => rows.flatMap(({ feedback_id, unit_id }) => (feedback_id === id ? [unit_id] : []))
}

async function storedMarks(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await listStoredMarks(tx, ids)
  return new Map(rows.map(({ feedback_id, marks }) => [feedback_id, marks]))
}
