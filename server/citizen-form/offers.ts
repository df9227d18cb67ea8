import { listOffered } from '../../db/queries/feedback/alike-items.ts'
import { findConsent } from '../../db/queries/feedback/publications.ts'
import { isoOf, type Service } from '../context.ts'
import { findPersonal } from '../domain/text/find-personal.ts'
import { completeMarks, maskText } from '../domain/text/mask-text.ts'
import { localDay } from '../domain/local-time.ts'
import { findAlike } from '../feedback/alike/find-alike.ts'
import { tidyItem } from '../feedback/intake/incoming.ts'
import { openIntake } from '../feedback/intake/intake.ts'
import { findHiddenValues } from '../feedback/steps/publish/publishing.ts'
import { knownPlaces } from '../known-places.ts'
import { maskWords } from '../words/mask-words.ts'
import type { LetterAnswers } from './letter.ts'

const WITHIN_DAYS = 14
const MOST_OFFERED = 3

/** What a citizen may know of somebody else's item: nothing that leads to it, and nothing of its words but a masked title. */
export interface Offer {
  readonly id: string
  readonly category: string | null
  readonly place: string | null
  readonly day: string
  readonly title: string
}

/** The ids of open items that may be the same matter as an unsent letter; none of what is held, a complaint or not to be published. */
export async function findOffers(service: Service, answers: LetterAnswers): Promise<string[]> {
  const { kind, text = '', category = '' } = answers
  if (text === '' || kind === undefined || kind === 'complaint') return []
  const receivedAt = isoOf(service.now())
  const place = await placeOf(service, answers)
  const tidy = tidyItem(
    {
      externalRef: null,
      receivedAt,
      text,
      kind,
      ...(category ? { category } : {}),
      ...(place ? { place } : {}),
    },
    service.now(),
    // What the category asks makes nothing alike.
    { historical: false, takeAnswers: () => ({ answers: null, errors: [], aside: {} }) },
  )
  const lead = (await openIntake(service)).route(tidy, localDay(service.now(), service.organisation.zone))
  if (lead.isHeld) return []
  const found = await findAlike(
    service,
    { ...tidy, id: null, leadUnitId: lead.unit.id },
    {
      withinDays: WITHIN_DAYS,
      most: MOST_OFFERED * 2,
      // Who rated is secret, and so is what they said of it.
      mayBe: (item) => item.kind !== 'complaint' && item.channel !== 'low-rating' && item.historical === 0,
    },
  )
  const allowed: string[] = []
  for (const { item } of found) {
    const consent = await findConsent(service.db, item.id, 'publish')
    if (consent === undefined || consent.withdrawn_at === null) allowed.push(item.id)
  }
  return allowed.slice(0, MOST_OFFERED)
}

/** The offers as they may be shown; what was answered or ended meanwhile is left out. */
export async function describeOffers(service: Service, ids: readonly string[]): Promise<Offer[]> {
  if (ids.length === 0) return []
  const [rows, places] = await Promise.all([listOffered(service.db, ids), knownPlaces(service)])
  return Promise.all(
    rows.map(async ({ id, title, category, place, received_at }): Promise<Offer> => {
      const { address = '', wardCode } = (place === null ? {} : JSON.parse(place)) as {
        address?: string
        wardCode?: string
      }
      const hidden = await findHiddenValues(service.db, id)
      const mask = (said: string) => {
        const texts = { question: said, answer: '' }
        const found = findPersonal(said).map((span) => ({ ...span, part: 'question' as const }))
        return maskText(said, completeMarks(texts, found, hidden), maskWords)
      }
      const ward = places.find((each) => each.kind === 'ward' && each.wardCode === wardCode)?.name
      const where = [mask(withoutHouseNumbers(address)), ward ?? '']
        .filter((part, index, all) => part !== '' && (index === 0 || !all[0]?.includes(part)))
        .join(', ')
      return {
        id,
        category,
        place: where === '' ? null : where,
        day: localDay(Date.parse(received_at), service.organisation.zone),
        title: mask(title),
      }
    }),
  )
}

/** `12/3 Nguyễn Huệ, Phường 1` → `Nguyễn Huệ, Phường 1`: the street is the place, the house is somebody's. */
function withoutHouseNumbers(address: string): string {
  return address
    .split(',')
    .map((part) =>
      part.trim().replace(/^(?:số(?: nhà)?\s*)?\d+\p{L}?(?:\s*[/-]\s*\d+\p{L}?)*(?:\s+|$)/iu, ''),
    )
    .filter((part) => part !== '')
    .join(', ')
}

/** What a letter says of the place, as an item keeps it. */
export async function placeOf(
  service: Service,
  { ward = '', spot = '', address = '', lat, lng }: LetterAnswers,
) {
  const places = ward === '' ? [] : await knownPlaces(service)
  const name = places.find((each) => each.kind === 'ward' && each.wardCode === ward)?.name ?? ''
  const said = [address, spot, name].filter((part) => part !== '').join(', ')
  const place = {
    ...(name === '' ? {} : { wardCode: ward }),
    ...(said === '' ? {} : { address: said.slice(0, 500) }),
    ...(lat === undefined || lng === undefined ? {} : { lat, lng }),
  }
  return Object.keys(place).length > 0 ? place : null
}
