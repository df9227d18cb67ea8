import type { Tx } from '../../../db/dialect.ts'
import type { Unit } from '../../../db/queries/units.ts'
import type { Heartbeat } from '../../contract/kiosk.ts'
import type { PublicationChecklist, PublicationFinding } from '../../contract/quality/data-quality.ts'
import { localDay } from '../../domain/local-time.ts'
import { countMissing, type NumbersSeen } from '../../domain/numbers-seen.ts'
import type { Period } from '../../domain/period.ts'
import { type Publication, readPublication } from '../publication.ts'
import { periodReply } from '../report-scope.ts'
import { labelOf } from '../unit-parts.ts'
import { toldRated } from './participation.ts'
import {
  daysToCount,
  type QualityFacts,
  type QualityService,
  readOfficeFacts,
  type StandingKiosk,
  watchedDays,
} from './quality-facts.ts'

/**
 * What is to be settled, or said, before a month, quarter or year is published: taps that wait on tablets, numbers that have not come,
 * ballots that nobody confirmed, days without counts of people served, days without ratings, and units that served fewer than rated.
 * Reads only; by default of the whole organisation. Tells no number of ratings that the reports do not.
 */
export async function publicationChecklist(
  tx: Tx,
  service: QualityService,
  period: Period,
): Promise<PublicationChecklist> {
  const facts = await readOfficeFacts(tx, service, period)
  const publication = await readPublication(tx, service, [period])
  return { period: periodReply(period), findings: findAll(facts, publication, service) }
}

/** The findings of the unit that the facts are of, and of everything below it. */
export function findAll(
  facts: QualityFacts,
  publication: Publication,
  service: QualityService,
): PublicationFinding[] {
  const about = (find: (unit: Unit) => PublicationFinding[]) => facts.own.flatMap(find)
  const kiosksOf = (unit: Unit) => facts.kiosksOf(unit.id)
  return [
    ...about((unit) => kiosksOf(unit).flatMap((kiosk) => findUnsent(facts, unit, kiosk))),
    ...about((unit) => kiosksOf(unit).flatMap((kiosk) => findGaps(facts, unit, kiosk))),
    ...about((unit) => findBallots(facts, unit)),
    ...about((unit) => findDaysWithout(facts, unit, 'served-missing')),
    ...about((unit) => findServedNone(facts, unit)),
    ...about((unit) => findDaysWithout(facts, unit, 'no-ratings')),
    ...about((unit) => findCalendarChanged(facts, unit)),
    ...about((unit) => findFewerServed(facts, publication, service, unit)),
  ]
}

/** Taps that the tablet, when it last spoke, still held. */
export function unsentOf({ states }: Pick<StandingKiosk, 'states'>): {
  readonly unsent: number
  readonly oldestAt: string | null
} {
  const paired = states.find(({ revoked_at }) => revoked_at === null)
  if (!paired || paired.heartbeat === null) return { unsent: 0, oldestAt: null }
  const { unsent, oldestUnsentAt = null } = JSON.parse(paired.heartbeat) as Heartbeat
  return { unsent, oldestAt: oldestUnsentAt }
}

/** Numbers of all tablets this kiosk ever had that were tapped and have not come. */
export function missingOf({ states }: Pick<StandingKiosk, 'states'>): number {
  return states.reduce(
    (sum, { numbers_seen }) => sum + countMissing(JSON.parse(numbers_seen) as NumbersSeen),
    0,
  )
}

function findUnsent({ period, zone }: QualityFacts, unit: Unit, kiosk: StandingKiosk): PublicationFinding[] {
  const { unsent, oldestAt } = unsentOf(kiosk)
  const isOfLater = oldestAt !== null && localDay(Date.parse(oldestAt), zone) >= period.toDay
  if (unsent === 0 || isOfLater) return []
  return [{ kind: 'unsent-taps', unit: labelOf(unit), kiosk: kiosk.place.kiosk_name, unsent, oldestAt }]
}

/** Nobody knows the day of a rating that has not come: told of every period since the tablet was paired. */
function findGaps({ period, zone }: QualityFacts, unit: Unit, kiosk: StandingKiosk): PublicationFinding[] {
  const states = kiosk.states.filter(
    ({ revoked_at }) => revoked_at === null || localDay(Date.parse(revoked_at), zone) >= period.fromDay,
  )
  const missing = missingOf({ states })
  return missing === 0
    ? []
    : [{ kind: 'number-gaps', unit: labelOf(unit), kiosk: kiosk.place.kiosk_name, missing }]
}

function findBallots({ waitingBallots }: QualityFacts, unit: Unit): PublicationFinding[] {
  return waitingBallots
    .filter(({ unit_id }) => unit_id === unit.id)
    .map(({ number, local_day: day, levels }) => ({
      kind: 'ballots-waiting',
      unit: labelOf(unit),
      number,
      day,
      ballots: (JSON.parse(levels) as number[]).reduce((sum, n) => sum + n, 0),
    }))
}

function findDaysWithout(
  facts: QualityFacts,
  unit: Unit,
  kind: 'served-missing' | 'no-ratings',
): PublicationFinding[] {
  const days =
    kind === 'served-missing'
      ? daysToCount(facts, unit.id).missing
      : watchedDays(facts, unit.id).filter((day) => !facts.ratedDaysOf(unit.id).has(day))
  return days.length === 0 ? [] : [{ kind, unit: labelOf(unit), days }]
}

function findServedNone(facts: QualityFacts, unit: Unit): PublicationFinding[] {
  const { open, missing } = daysToCount(facts, unit.id)
  const served = new Set(
    facts.servedOf(unit.id).numbers.flatMap((each) => (each.served > 0 ? [each.day] : [])),
  )
  const days = open.filter((day) => !missing.includes(day) && !served.has(day))
  return days.length === 0 ? [] : [{ kind: 'served-none', unit: labelOf(unit), days }]
}

/** A unit that follows the calendar above it has no change of its own. */
function findCalendarChanged(facts: QualityFacts, unit: Unit): PublicationFinding[] {
  const changedDays = (id: string | null) => {
    const [before, after] = [facts.openDaysAtEnd.get(id ?? ''), facts.openDays.get(id ?? '')]
    return facts.days.filter((day) => before?.has(day) !== after?.has(day))
  }
  const days = changedDays(unit.id)
  const isInherited = days.join() === changedDays(unit.parent_id).join()
  return days.length === 0 || isInherited ? [] : [{ kind: 'calendar-changed', unit: labelOf(unit), days }]
}

/** Judged where every open day was counted: of a part of the days, more may well have rated than were counted. */
export function findFewerServed(
  facts: QualityFacts,
  publication: Publication,
  service: QualityService,
  unit: Unit,
): PublicationFinding[] {
  const counted = facts.servedOf(unit.id)
  const rated = toldRated(publication, service, {
    place: { unitId: unit.id, isDirect: true },
    period: facts.period,
  })
  const served = counted.numbers.reduce((sum, row) => sum + row.served, 0)
  const isWhole = daysToCount(facts, unit.id, counted).missing.length === 0
  if (counted.numbers.length === 0 || rated === null || !isWhole || rated <= served) return []
  return [{ kind: 'fewer-served-than-rated', unit: labelOf(unit), served, rated }]
}
