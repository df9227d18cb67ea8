import { listNeighbours } from '../../../db/queries/feedback/alike-items.ts'
import { isoOf, type Service } from '../../context.ts'
import type { FeedbackDetail } from '../../contract/feedback/feedback.ts'
import { type Alike, type AlikeItem, compareItems } from '../../domain/text/alike.ts'
import { fold } from '../../domain/text/fold-vietnamese.ts'
import { trigramsOf } from '../../domain/text/trigrams.ts'

/** What is compared of an item that is here or on its way. */
interface AlikeSubject {
  /** Null while it is on its way. */
  readonly id: string | null
  readonly leadUnitId: string
  readonly title: string
  readonly text: string
  readonly category: string | null
  readonly place: FeedbackDetail['place']
  readonly receivedAt: string
}

type Neighbour = Awaited<ReturnType<typeof listNeighbours>>[number]

interface AlikeFound {
  readonly item: Neighbour
  readonly alike: Alike
}

/** As many open items of a unit, a ward, a category are read, the newest first: more would take longer than a page may. */
const MOST_READ = 200
const DAY_MS = 86_400_000

/** Open items that may be about the same matter, the most alike first. Reads at most three times `MOST_READ` items. */
export async function findAlike(
  { db }: Service,
  subject: AlikeSubject,
  { withinDays, most, mayBe }: { withinDays: number; most: number; mayBe: (item: Neighbour) => boolean },
): Promise<AlikeFound[]> {
  const receivedMs = Date.parse(subject.receivedAt)
  const near = {
    lead_unit_id: subject.leadUnitId,
    ward_code: subject.place?.wardCode ?? null,
    category: subject.category,
  }
  const items = await listNeighbours(db, near, isoOf(receivedMs - withinDays * DAY_MS), MOST_READ)
  const asked = comparable(subject, receivedMs)
  return items
    .filter((item) => item.id !== subject.id && item.text !== '' && mayBe(item))
    .map((item) => ({ item, alike: compareItems(asked, comparableRow(item), withinDays) }))
    .filter(({ alike }) => alike.isLikely)
    .sort((a, b) => strength(b.alike) - strength(a.alike))
    .slice(0, most)
}

function strength({ text, place }: Alike): number {
  return text + (place === 'near' ? 0.2 : 0)
}

export function comparableRow(
  item: Pick<Neighbour, 'title' | 'text' | 'category' | 'place' | 'received_at'>,
): AlikeItem {
  const place = item.place === null ? null : (JSON.parse(item.place) as FeedbackDetail['place'])
  return comparable({ ...item, place }, Date.parse(item.received_at))
}

function comparable(
  { title, text, category, place }: Pick<AlikeSubject, 'title' | 'text' | 'category' | 'place'>,
  receivedMs: number,
): AlikeItem {
  // Most titles are the beginning of the text.
  const isOwn = title !== '' && !text.startsWith(title.replace(/…$/, ''))
  const { lat, lng, wardCode, address } = place ?? {}
  return {
    trigrams: trigramsOf(isOwn ? `${title} ${text}` : text),
    place: {
      wardCode: wardCode ?? null,
      point: lat === undefined || lng === undefined ? null : { lat, lng },
      address: trigramsOf(address ?? ''),
    },
    category: category === null ? null : fold(category),
    receivedMs,
  }
}
