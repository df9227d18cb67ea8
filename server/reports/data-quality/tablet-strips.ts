import type { TabletDay, TabletStrip } from '../../contract/quality/data-quality.ts'
import { addDays, dayNumber, localDay, startOfLocalDay } from '../../domain/local-time.ts'
import { judgeTabletDay } from '../../domain/tablet-day.ts'
import { compareNames } from '../../domain/text/compare-names.ts'
import { labelOf } from '../unit-parts.ts'
import { missingOf, unsentOf } from './publication-checklist.ts'
import { type QualityFacts, type StandingKiosk } from './quality-facts.ts'

/** Every kiosk that stands in the unit or below it, day by day. Ratings are those of its place: the count does not know the tablet. */
export function tabletStrips(facts: QualityFacts): TabletStrip[] {
  const days = facts.days.map((day) => ({
    day,
    endsOn: utcDay(startOfLocalDay(addDays(day, 1), facts.zone) - 1),
  }))
  const strips = facts.own.flatMap((unit) =>
    facts
      .kiosksOf(unit.id)
      .toSorted((a, b) => compareNames(a.place.kiosk_name, b.place.kiosk_name))
      .map((kiosk) => ({
        id: kiosk.id,
        name: kiosk.place.kiosk_name,
        unit: labelOf(unit),
        desk: kiosk.place.desk_code,
        sharesPlaceWith: facts
          .kiosksOf(unit.id)
          .filter(({ id, place }) => id !== kiosk.id && isSamePlace(place, kiosk.place))
          .map(({ place }) => place.kiosk_name),
        unsent: unsentOf(kiosk).unsent,
        missing: missingOf(kiosk),
        days: daysOf(facts, kiosk, days),
      })),
  )
  return strips
}

function isSamePlace(a: StandingKiosk['place'], b: StandingKiosk['place']): boolean {
  return a.unit_id === b.unit_id && a.desk_id === b.desk_id
}

/** With each day the UTC day on which it ends. */
function daysOf(
  facts: QualityFacts,
  kiosk: StandingKiosk,
  days: readonly { readonly day: string; readonly endsOn: string }[],
): TabletDay[] {
  const { zone, today } = facts
  const taps = facts.tapsAt(kiosk.place)
  const rated = new Set(taps.days)
  const open = facts.openDays.get(kiosk.place.unit_id)
  const { unsent, oldestAt } = unsentOf(kiosk)
  const unsentSince = oldestAt === null ? today : localDay(Date.parse(oldestAt), zone)
  const paired = kiosk.states.some(({ revoked_at }) => revoked_at === null)
  const lastDay = kiosk.states
    .map(({ revoked_at }) => revoked_at ?? '')
    .toSorted()
    .at(-1)
  const silences = facts.silences.filter(({ kiosk_id }) => kiosk_id === kiosk.id)
  return days.map(({ day, endsOn }) => {
    return judgeTabletDay({
      day,
      today,
      isOpen: open?.has(day) === true,
      isThere:
        day >= kiosk.firstDay &&
        (paired || (lastDay !== undefined && lastDay !== '' && day <= localDay(Date.parse(lastDay), zone))),
      hasRatings: rated.has(day),
      hasBurst: taps.bursts.has(day),
      hasSentLater: (taps.later.get(day) ?? '') > endsOn,
      wasSilent: silences.length > 0 && wasSilent(facts, kiosk, silences, day),
      isUnsent: unsent > 0 && day >= unsentSince && day <= today,
    })
  })
}

/** Does a silence touch the hours in which the unit was open? */
function wasSilent(
  { calendarOf, own }: QualityFacts,
  kiosk: StandingKiosk,
  silences: QualityFacts['silences'],
  day: string,
): boolean {
  const unit = own.find(({ id }) => id === kiosk.place.unit_id)
  if (!unit) return false
  const { sessions } = calendarOf(unit.path).calendar.day(dayNumber(day))
  return silences.some(({ began_at, ended_at }) => {
    const from = Date.parse(began_at)
    const to = ended_at === null ? Infinity : Date.parse(ended_at)
    return sessions.some((session) => session.from < to && from < session.to)
  })
}

function utcDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
