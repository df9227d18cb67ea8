import { listDossierMonths } from '../../../db/queries/volumes/dossier-counts.ts'
import { findUnit } from '../../../db/queries/units.ts'
import type { Service } from '../../context.ts'
import type { DossiersReport } from '../../contract/quality/dossiers.ts'
import { Refusal } from '../../contract/refusals.ts'
import { knownCalendars } from '../../deadlines/find-calendar.ts'
import { lastWeekOf } from '../../domain/last-week.ts'
import { localDay } from '../../domain/local-time.ts'
import { parsePeriod, type Period } from '../../domain/period.ts'
import { dossiersReport } from './dossiers-report.ts'

/** A month's dossiers for everybody; `report` is null before `from`, the day of its publication, and where nothing was entered. */
export interface PublicDossiers {
  readonly period: Period
  readonly from: string
  readonly isPublished: boolean
  readonly report: DossiersReport | null
}

/** The months whose dossiers are published, newest first. */
export async function listPublicMonths(service: Service): Promise<Period[]> {
  const months = await listDossierMonths(service.db)
  const published = await Promise.all(
    months.map(async (month) => ({ month, ...(await publication(service, month)) })),
  )
  return published.filter(({ isPublished }) => isPublished).map(({ month }) => parsePeriod(month))
}

/** The dossiers of a month `2026-10`: published from the first working day of its last week on. Throws `report/unknown-period`. */
export async function publicDossiers(service: Service, key: string): Promise<PublicDossiers> {
  const period = parsePeriod(key)
  if (period.kind !== 'month') throw new Refusal('report/unknown-period', { detail: key })
  const { from, isPublished } = await publication(service, key)
  const root = await findUnit(service.db, service.organisation.rootUnitId)
  const report = isPublished && root ? await dossiersReport(service, root, period) : null
  return { period, from, isPublished, report: report && report.months.length > 0 ? report : null }
}

async function publication(service: Service, month: string) {
  const { calendar } = (await knownCalendars(service))(`/${service.organisation.rootUnitId}/`)
  const from = lastWeekOf(calendar, month)
  return { from, isPublished: from <= localDay(service.now(), service.organisation.zone) }
}
