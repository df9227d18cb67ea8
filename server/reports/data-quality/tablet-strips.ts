import type { TabletDay, TabletStrip } from '../../contract/quality/data-quality.ts'
import { groupBy } from '../../domain/group-by.ts'
import { addDays, dayNumber, localDay, startOfLocalDay } from '../../domain/local-time.ts'
import { judgeTabletDay } from '../../domain/tablet-day.ts'
import { compareNames } from '../../domain/text/compare-names.ts'
import { labelOf } from '../unit-parts.ts'
import { missingOf, unsentOf } from './publication-checklist.ts'
import { type QualityFacts, type StandingKiosk } from './quality-facts.ts'

/** Every kiosk that stands in the unit or below it, day by day. Ratings are those of its place: the count does not know the tablet. */
export function tabletStrips(facts: QualityFacts): TabletStrip[] {
  const strips = facts.own.flatMap((unit) =>
    facts.kiosks
      .filter(({ place }) => place.unit_id === unit.id)
      .toSorted((a, b) => compareNames(a.place.kiosk_name, b.place.kiosk_name))
      .map((kiosk) => ({
        id: kiosk.id,
        name: kiosk.place.kiosk_name,
        unit: labelOf(unit),
        desk: kiosk.place.desk_code,
        sharesPlaceWith: facts.kiosks
          .filter(({ id, place }) => id !== kiosk.id && isSamePlace(place, kiosk.place))
          .map(({ place }) => place.kiosk_name),
        unsent: unsentOf(kiosk).unsent,
        missing: missingOf(kiosk),
        days: daysOf(facts, kiosk),
      })),
  )
  return strips
}

function isSamePlace(a: StandingKiosk['place'], b: StandingKiosk['place']): boolean {
  return a.unit_id === b.unit_id && a.desk_id === b.desk_id
}

function daysOf(facts: QualityFacts, kiosk: StandingKiosk): TabletDay[] {
  const { zone, today } = facts
  const byDay = groupBy(facts.cellsAt(kiosk.place), ({ day }) => day)
  const open = facts.openDays.get(kiosk.place.unit_id)
  const { unsent, oldestAt } = unsentOf(kiosk)
  const unsentSince = oldestAt === null ? today : localDay(Date.parse(oldestAt), zone)
  const paired = kiosk.states.some(({ revoked_at }) => revoked_at === null)
  const lastDay = kiosk.states
    .map(({ revoked_at }) => revoked_at ?? '')
    .toSorted()
    .at(-1)
  return facts.days.map((day) => {
    const counted = byDay.get(day) ?? []
    const endsOn = utcDay(startOfLocalDay(addDays(day, 1), zone) - 1)
    return judgeTabletDay({
      day,
      today,
      isOpen: open?.has(day) === true,
      isThere:
        day >= kiosk.firstDay &&
        (paired || (lastDay !== undefined && lastDay !== '' && day <= localDay(Date.parse(lastDay), zone))),
      hasRatings: counted.length > 0,
      hasBurst: counted.some(({ flag }) => flag === 'suspect-burst'),
      hasSentLater: counted.some(({ known }) => known > endsOn),
      wasSilent: wasSilent(facts, kiosk, day),
      isUnsent: unsent > 0 && day >= unsentSince && day <= today,
    })
  })
}

/** Does a silence touch the hours in which the unit was open? */
function wasSilent({ silences, calendarOf, own }: QualityFacts, kiosk: StandingKiosk, day: string): boolean {
  const unit = own.find(({ id }) => id === kiosk.place.unit_id)
  const mine = silences.filter(({ kiosk_id }) => kiosk_id === kiosk.id)
  if (!unit || mine.length === 0) return false
  const { sessions } = calendarOf(unit.path).calendar.day(dayNumber(day))
  return mine.some(({ began_at, ended_at }) => {
    const from = Date.parse(began_at)
    const to = ended_at === null ? Infinity : Date.parse(ended_at)
    return sessions.some((session) => session.from < to && from < session.to)
  })
}

function utcDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
