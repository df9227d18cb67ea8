import type { LevelCount } from '../../db/queries/report-counts.ts'
import type { Unit } from '../../db/queries/units.ts'
import type { Words } from '../contract/language.ts'
import { closingDayOf } from '../contract/closing.ts'
import type { ExcludingRule } from '../contract/misuse-rules.ts'
import type { RatingWay } from '../contract/rating-channel.ts'
import { findIsolated, type Sum } from '../domain/disclosure/isolate.ts'
import { releaseArrivals } from '../domain/disclosure/release.ts'
import { groupBy } from '../domain/group-by.ts'
import { dayNotOver } from '../history/seal-day.ts'
import { DISCLOSURES, KIND_WORDS } from '../words/verify/disclosure-words.ts'

/** What an attack on published figures found. */
export interface Disclosures {
  /** How many figures were collected. */
  readonly figures: number
  /** One sentence for each group of one to nine ratings of which a combination of figures tells. */
  readonly found: readonly Words[]
  readonly notes: readonly Words[]
}

export type Kind = RatingWay | ExcludingRule

/** Ratings that came together: of one kind, scale, unit, month and UTC day. */
export interface Arrived extends LevelCount {
  readonly stream: string
  readonly kind: Kind
  readonly scaleSize: number
}

/** The same of one local day, and of those who chose a reason or did not, where one is attacked. */
export interface DayArrived extends Arrived {
  readonly day: string
  readonly chose?: boolean
}

/** A figure as somebody saw it: what it counts, and what number was shown. */
export interface Seen {
  readonly name: string
  readonly n: number
  readonly counts: (arrived: DayArrived) => boolean
  readonly at: number
  /** Corrections move quarters and years; months stay as they closed. */
  readonly isMonth: boolean
  /** Of a stretch of days, the last one exclusive. */
  readonly week?: { readonly from: string; readonly to: string }
  /** Of a reason: how many chose it. */
  readonly reason?: string
}

/**
 * Every combination of the figures seen, on what arrived; `corrected` is what came late and was told, by the instant of looking.
 */
export function attack(
  seen: readonly Seen[],
  arrived: readonly DayArrived[],
  units: readonly Unit[],
  corrected: ReadonlyMap<number, readonly Arrived[]>,
): Disclosures {
  const weeks = seen.flatMap(({ week }) => week ?? [])
  const moments = [...new Set(seen.map(({ at }) => at))]
  const viewOf = ({ at, isMonth }: Pick<Seen, 'at' | 'isMonth'>) => `${at}${isMonth ? ' month' : ''}`
  const toldIn = new Map(
    moments.flatMap((at) => [
      [viewOf({ at, isMonth: true }), toldDays(arrived, at, [])],
      [viewOf({ at, isMonth: false }), toldDays(arrived, at, corrected.get(at) ?? [])],
    ]),
  )
  // Ratings of a stream that are told in the same views and week can't be told apart.
  const groupOf = (each: DayArrived) => {
    const views = [...toldIn].filter(([, told]) => each.known <= (told.get(each.stream) ?? ''))
    const week = weeks.flatMap(({ from, to }) => (from <= each.day && each.day < to ? `${from}~${to}` : []))
    const chose = each.chose === undefined ? '' : String(each.chose)
    return `${each.stream} ${week.join('+')} ${chose} ${views.map(([view]) => view).join('/')}`
  }
  const groups = [...groupBy(arrived, groupOf)].map(([name, [first, ...others]]) => ({
    name,
    first,
    n: [first, ...others].reduce((sum, each) => sum + (each?.n ?? 0), 0),
  }))
  const sizes = new Map(groups.map(({ name, n }) => [name, n]))
  const sums = new Map<string, Sum>()
  const notes: Words[] = []
  for (const { name, n, counts, ...view } of seen) {
    const told = toldIn.get(viewOf(view))
    const parts = groups.filter(
      ({ first }) => first && counts(first) && first.known <= (told?.get(first.stream) ?? ''),
    )
    const expected = parts.reduce((sum, part) => sum + part.n, 0)
    if (n !== expected) notes.push(DISCLOSURES.miscounted(name, n, expected))
    sums.set(parts.map((part) => part.name).join(), new Map(parts.map((part) => [part.name, 1])))
  }
  const { isolated, isComplete } = findIsolated([...sums.values()], sizes)
  const codes = new Map(units.map(({ id, code }) => [id, code]))
  const wordsOfGroup = (group: string): Words => {
    const [kind = '', , unitId = '', month = ''] = group.split(' ')
    const place = `${codes.get(unitId) ?? unitId} ${month}`
    return { vi: `${place} (${KIND_WORDS[kind] ?? kind})`, en: `${place} (${kind})` }
  }
  return {
    figures: seen.length,
    found: isolated.map(({ groups: names, ratings }) =>
      DISCLOSURES.found(onceEach(names.map(wordsOfGroup)), ratings),
    ),
    notes: [...notes, ...(isComplete ? [] : [DISCLOSURES.notAllTried()])],
  }
}

/** The same may be found by several ways. */
export function onceEach(told: readonly Words[]): Words[] {
  return [...new Map(told.map((each) => [each.en, each])).values()]
}

/** Of each stream the last UTC day that was told at a moment. */
function toldDays(
  arrived: readonly Arrived[],
  at: number,
  corrected: readonly Arrived[],
): Map<string, string> {
  const today = dayNotOver(at)
  const isClosed = ({ month }: Arrived) => closingDayOf(`${month}-01`) <= today
  const last = new Map<string, string>()
  const tell = ({ stream, known }: Arrived) => {
    if (known > (last.get(stream) ?? '')) last.set(stream, known)
  }
  for (const each of arrived) if (isClosed(each) && each.known < closingDayOf(`${each.month}-01`)) tell(each)
  for (const stream of groupBy(
    arrived.filter((each) => !isClosed(each)),
    (each) => `${each.kind} ${each.scaleSize}`,
  ).values())
    for (const each of releaseArrivals(stream, today)) tell(each)
  corrected.forEach(tell)
  return last
}
