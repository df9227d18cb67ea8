import type { Tx } from '../../db/dialect.ts'
import type { Feedback, FeedbackSender } from '../../db/queries/feedback/feedback.ts'
import type { StoredText } from '../../db/queries/history/events.ts'
import { readAllItems, readItemParts } from '../../db/queries/verify.ts'
import type { Words } from '../contract/language.ts'
import { groupBy } from '../domain/group-by.ts'
import { findBreak, hashOfText } from '../history/event-chain.ts'
import { sealedColumns } from '../history/item-columns.ts'
import { hashOfSender, hashOfWords } from '../history/item-words.ts'
import { FAULTS, NOTES, OWN_ROW, PART_WORDS } from '../words/verify/fault-words.ts'
import { compareById, differences } from './compare-rows.ts'
import { type Replay, replayItem, UnreadableEntry } from './replay-item.ts'

interface Found {
  readonly faults: Words[]
  readonly notes: Words[]
}

type Parts = Awaited<ReturnType<typeof readItemParts>>

/** Follows every item's history, and compares all its rows with what the history says of them. */
export async function verifyItems(tx: Tx): Promise<Found & { readonly count: number }> {
  const all: Found = { faults: [], notes: [] }
  let count = 0
  for await (const page of readAllItems(tx)) {
    count += page.length
    const parts = await readItemParts(
      tx,
      page.map(({ id }) => id),
    )
    const of = partsByItem(parts)
    for (const item of page) {
      const { faults, notes } = verifyItem(item, of(item.id))
      all.faults.push(...faults.map((fault) => FAULTS.ofItem(item.tracking_code, fault)))
      all.notes.push(...notes.map((note) => FAULTS.ofItem(item.tracking_code, note)))
    }
  }
  return { ...all, count }
}

function verifyItem(item: Feedback, parts: Parts): Found {
  const end = { seq: item.last_event_seq, hash: item.last_event_hash }
  if (parts.events.length === 0) return { faults: [FAULTS.noHistory()], notes: [] }
  const brokenAt = findBreak(parts.events, end)
  if (brokenAt !== null) return { faults: [FAULTS.historyBroken(brokenAt)], notes: [] }
  const replay = replayed(parts)
  if (replay instanceof UnreadableEntry) return { faults: [FAULTS.entryUnread(replay.seq)], notes: [] }
  const words = verifyWords(item, parts, replay)
  return {
    faults: [
      ...differences(OWN_ROW, replay.item, sealedColumns(item) ?? {}),
      ...words.faults,
      ...compareById(PART_WORDS.pause, replay.pauses, parts.pauses),
      ...compareById(PART_WORDS.answer, replay.answers, parts.answers),
      ...compareById(PART_WORDS.amendment, replay.amendments, parts.amendments),
      ...compareById(PART_WORDS.contribution, replay.contributions, parts.contributions),
      ...compareById(PART_WORDS.publication, replay.publications, parts.publications),
      ...differences(PART_WORDS.consent, replay.consent, parts.consents[0] ?? {}),
      ...compareById(PART_WORDS.verdict, replay.verdicts, parts.verdicts),
      ...compareById(PART_WORDS.objection, replay.objections, parts.objections),
      ...compareById(PART_WORDS.approval, replay.approvals, parts.approvals),
      ...compareById(PART_WORDS.extension, replay.extensions, parts.extensions),
      ...compareById(PART_WORDS.promise, replay.promises, parts.promises),
      ...compareById(PART_WORDS.outside, replay.outside, parts.outside),
      ...compareById(PART_WORDS.file, replay.files, parts.files),
      ...verifyOutsidePhotos(replay, parts),
      ...verifyHoldings(replay, parts),
    ],
    notes: words.notes,
  }
}

function replayed({ events }: Parts): Replay | UnreadableEntry {
  try {
    return replayItem(events)
  } catch (error) {
    if (error instanceof UnreadableEntry) return error
    throw error
  }
}

/** Holdings have no name in the history: as many and the same, in any order. */
function verifyHoldings({ holdings }: Replay, parts: Parts): Words[] {
  const textOf = ({ unit_id, cycle, from_at, to_at, due_at }: Readonly<Record<string, unknown>>) =>
    JSON.stringify([unit_id, cycle, from_at, to_at, due_at])
  const expected = holdings.map(textOf).sort().join()
  const kept = parts.holdings.map(textOf).sort().join()
  return expected === kept ? [] : [FAULTS.holdings()]
}

/** Nor have photos of bodies outside. */
function verifyOutsidePhotos({ outsidePhotos }: Replay, parts: Parts): Words[] {
  const kept = parts.outsidePhotos.map(({ request_id, sha256 }) => `${request_id} ${sha256}`)
  return outsidePhotos.toSorted().join() === kept.sort().join() ? [] : [FAULTS.outsidePhotos()]
}

function verifyWords(item: Feedback, { senders, texts }: Parts, replay: Replay): Found {
  const found: Found = { faults: [], notes: [] }
  if (replay.erasedWords !== null && item.salt === null)
    found.notes.push(NOTES.wordsErased(replay.erasedWords))
  else if (item.salt === null || hashOfWords(item.salt, item) !== replay.words)
    found.faults.push(FAULTS.wordsChanged())
  verifySender(senders[0], replay, found)
  verifyTexts(texts, replay, found)
  return found
}

function verifySender(sender: FeedbackSender | undefined, replay: Replay, found: Found): void {
  if (sender) {
    if (hashOfSender(sender) !== replay.sender) found.faults.push(FAULTS.senderChanged())
  } else if (replay.erasedSender !== null) found.notes.push(NOTES.senderErased(replay.erasedSender))
  else if (replay.sender !== null) found.faults.push(FAULTS.senderGone())
}

function verifyTexts(texts: readonly StoredText[], replay: Replay, found: Found): void {
  const kept = new Map(texts.map((text) => [text.id, text]))
  for (const { text: id, hash } of replay.texts) {
    const text = kept.get(id)
    kept.delete(id)
    const rule = replay.erased.get(id)
    if (!text) found.faults.push(FAULTS.textGone(id))
    else if (rule !== undefined && text.text === null)
      found.notes.push(NOTES.textErased(id, (text.erased_at ?? '').slice(0, 10), rule))
    else if (text.salt === null || text.text === null || hashOfText(text.salt, text.text) !== hash)
      found.faults.push(FAULTS.textChanged(id))
  }
  for (const id of kept.keys()) found.faults.push(FAULTS.textInvented(id))
}

function partsByItem(parts: Parts): (id: string) => Parts {
  const byItem = <Row extends { readonly feedback_id: string }>(rows: readonly Row[]) =>
    groupBy(rows, ({ feedback_id }) => feedback_id)
  const grouped = {
    events: groupBy(parts.events, ({ chain }) => chain),
    texts: groupBy(parts.texts, ({ chain }) => chain),
    senders: byItem(parts.senders),
    pauses: byItem(parts.pauses),
    holdings: byItem(parts.holdings),
    answers: byItem(parts.answers),
    amendments: byItem(parts.amendments),
    extensions: byItem(parts.extensions),
    promises: byItem(parts.promises),
    outside: byItem(parts.outside),
    outsidePhotos: byItem(parts.outsidePhotos),
    files: byItem(parts.files),
    publications: byItem(parts.publications),
    consents: byItem(parts.consents),
    verdicts: byItem(parts.verdicts),
    objections: byItem(parts.objections),
    approvals: byItem(parts.approvals),
    contributions: byItem(parts.contributions),
  }
  return (id) => ({
    events: grouped.events.get(id) ?? [],
    texts: grouped.texts.get(id) ?? [],
    senders: grouped.senders.get(id) ?? [],
    pauses: grouped.pauses.get(id) ?? [],
    holdings: grouped.holdings.get(id) ?? [],
    answers: grouped.answers.get(id) ?? [],
    amendments: grouped.amendments.get(id) ?? [],
    extensions: grouped.extensions.get(id) ?? [],
    promises: grouped.promises.get(id) ?? [],
    outside: grouped.outside.get(id) ?? [],
    outsidePhotos: grouped.outsidePhotos.get(id) ?? [],
    files: grouped.files.get(id) ?? [],
    publications: grouped.publications.get(id) ?? [],
    consents: grouped.consents.get(id) ?? [],
    verdicts: grouped.verdicts.get(id) ?? [],
    objections: grouped.objections.get(id) ?? [],
    approvals: grouped.approvals.get(id) ?? [],
    contributions: grouped.contributions.get(id) ?? [],
  })
}
