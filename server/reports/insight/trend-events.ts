import { listCampaigns, listCampaignUnits } from '../../../db/queries/deadlines/campaigns.ts'
import { listPairings } from '../../../db/queries/devices.ts'
import { listPublications } from '../../../db/queries/reports/results.ts'
import { listQuestionnaireVersions } from '../../../db/queries/surveys.ts'
import type { Unit } from '../../../db/queries/units.ts'
import type { TrendEvent } from '../../contract/reports/insight.ts'
import type { Service } from '../../context.ts'
import { knownCalendars } from '../../deadlines/find-calendar.ts'
import { dayName, dayNumber, localDay } from '../../domain/local-time.ts'
import { parsePeriod } from '../../domain/period.ts'
import type { WeekSpan } from '../../domain/week-release.ts'

/** What may have moved a unit's figures in these days, in the order of days: campaigns, new tablets, days off, corrections of
 * published quarters, new versions of what tablets ask. */
export async function listTrendEvents(service: Service, unit: Unit, span: WeekSpan): Promise<TrendEvent[]> {
  const events = [
    ...(await campaignsOf(service, unit)),
    ...(await tabletsOf(service, unit)),
    ...(await daysOffOf(service, unit, span)),
    ...(await correctionsOf(service)),
    ...(await versionsOf(service)),
  ]
  return events
    .filter(({ fromDay, toDay }) => fromDay < span.toDay && toDay >= span.fromDay)
    .toSorted((a, b) => a.fromDay.localeCompare(b.fromDay) || a.name.localeCompare(b.name))
}

async function campaignsOf({ db }: Service, unit: Unit): Promise<TrendEvent[]> {
  const [campaigns, places] = [await listCampaigns(db), await listCampaignUnits(db)]
  return campaigns
    .filter(({ id }) => {
      const own = places.filter(({ campaign_id }) => campaign_id === id)
      return (
        own.length === 0 || own.some(({ path }) => path.startsWith(unit.path) || unit.path.startsWith(path))
      )
    })
    .map(({ name, name_en: nameEn, starts_on: fromDay, ends_on: toDay }) => ({
      kind: 'campaign',
      name,
      nameEn,
      fromDay,
      toDay,
    }))
}

async function tabletsOf({ db, organisation }: Service, unit: Unit): Promise<TrendEvent[]> {
  const pairings = await listPairings(db, unit.path)
  return pairings.map(({ name, paired_at }) => {
    const day = localDay(Date.parse(paired_at), organisation.zone)
    return { kind: 'tablet', name, nameEn: '', fromDay: day, toDay: day }
  })
}

/** Neighbouring days off with the same name are one; of the others, weekly ones included, nothing is said. */
async function daysOffOf(service: Service, unit: Unit, { fromDay, toDay }: WeekSpan): Promise<TrendEvent[]> {
  const { calendar } = (await knownCalendars(service))(unit.path)
  const events: TrendEvent[] = []
  for (let number = dayNumber(fromDay); number < dayNumber(toDay); number++) {
    const { sessions, entry } = calendar.day(number)
    if (sessions.length > 0 || !entry?.reason) continue
    const day = dayName(number)
    const last = events.at(-1)
    if (last?.name === entry.reason && last.toDay === dayName(number - 1))
      events[events.length - 1] = { ...last, toDay: day }
    else
      events.push({
        kind: 'day-off',
        name: entry.reason,
        nameEn: entry.reasonEn ?? '',
        fromDay: day,
        toDay: day,
      })
  }
  return events
}

/** A quarter that was published again under the next number. */
async function correctionsOf({ db, organisation }: Service): Promise<TrendEvent[]> {
  const publications = await listPublications(db)
  return publications.flatMap(({ status, number, period, decided_at }): TrendEvent[] => {
    if (status !== 'published' || number < 2 || decided_at === null) return []
    const { label } = parsePeriod(period)
    const day = localDay(Date.parse(decided_at), organisation.zone)
    return [
      {
        kind: 'correction',
        name: `${label.vi}, bản số ${number}`,
        nameEn: `${label.en}, number ${number}`,
        fromDay: day,
        toDay: day,
      },
    ]
  })
}

/** The first version of a questionnaire changes nothing. */
async function versionsOf({ db, organisation }: Service): Promise<TrendEvent[]> {
  const versions = await listQuestionnaireVersions(db)
  return versions
    .filter(({ version }) => version > 1)
    .map(({ version, published_at }) => {
      const day = localDay(Date.parse(published_at), organisation.zone)
      return {
        kind: 'questionnaire',
        name: `phiên bản ${version}`,
        nameEn: `version ${version}`,
        fromDay: day,
        toDay: day,
      }
    })
}
