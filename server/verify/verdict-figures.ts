import { listVerdictsGiven } from '../../db/queries/feedback/citizen-verdicts.ts'
import type { Unit } from '../../db/queries/units.ts'
import { isoOf, type Service } from '../context.ts'
import { VERDICT_LEVELS } from '../contract/feedback/citizen-acts.ts'
import type { SatisfactionCell } from '../contract/report.ts'
import { localDay } from '../domain/local-time.ts'
import { instantsOf, isInPeriod, type Period } from '../domain/period.ts'
import { subtreeIds } from '../reports/unit-parts.ts'
import type { verdictsReport } from '../reports/verdicts-report.ts'
import type { DayArrived, Seen } from './attack.ts'

/** Every verdict on an answer as something that arrived when it was given. */
export async function readVerdictsArrived(
  service: Service,
  quarters: readonly Period[],
): Promise<DayArrived[]> {
  const { zone } = service.organisation
  const arrived: DayArrived[] = []
  for (const quarter of quarters) {
    const { from, to } = instantsOf(quarter, zone)
    for (const { unit_id: unitId, given_at } of await listVerdictsGiven(service.db, isoOf(from), isoOf(to))) {
      const day = localDay(Date.parse(given_at), zone)
      const month = day.slice(0, 7)
      arrived.push({
        unitId,
        day,
        month,
        known: given_at.slice(0, 10),
        level: 0,
        n: 1,
        channel: 'kiosk',
        versionId: '',
        flag: '',
        kind: 'tablet',
        scaleSize: VERDICT_LEVELS,
        stream: `verdict ${VERDICT_LEVELS} ${unitId} ${month}`,
      })
    }
  }
  return arrived
}

/** Every number of verdicts that one report tells. */
export async function verdictFigures(
  service: Service,
  report: typeof verdictsReport,
  {
    at,
    period,
    unit,
    units,
  }: {
    readonly at: number
    readonly period: Period
    readonly unit: Unit
    readonly units: readonly Unit[]
  },
): Promise<Seen[]> {
  const told = await report({ ...service, now: () => at }, unit, period)
  if (!told) return []
  const seen = (what: string, { n }: SatisfactionCell, ids: ReadonlySet<string>): Seen[] =>
    n === null
      ? []
      : [
          {
            name: `${unit.code} ${period.key} verdicts ${what}`,
            n,
            at,
            isMonth: period.kind === 'month',
            counts: (each) => ids.has(each.unitId) && isInPeriod(each.day, period),
          },
        ]
  return [
    ...seen('in all', told, subtreeIds(units, unit)),
    ...told.byUnit.flatMap((row) => {
      const child = units.find(({ code }) => code === row.unit.code)
      const ids = !child || child.id === unit.id ? new Set([unit.id]) : subtreeIds(units, child)
      return seen(row.unit.code, row, ids)
    }),
  ]
}
