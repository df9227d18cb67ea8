import { listDesksById, listDesksOf } from '../../../db/queries/kiosks.ts'
import { countTallies } from '../../../db/queries/tallies.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { isoOf, type Service } from '../../context.ts'
import type { DeskCell, DesksReport } from '../../contract/reports/taps.ts'
import { tellDesks } from '../../domain/disclosure/desk-release.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Period } from '../../domain/period.ts'
import { periodReply } from '../report-scope.ts'
import { labelOf } from '../unit-parts.ts'
import { headlineOf, lastClosedQuarter, readToldQuarter } from './told-quarter.ts'
import { partCell } from './part-cell.ts'

/** Satisfaction at each desk of a unit, of a closed quarter: what was tapped at the unit itself, as far as that is told. */
export async function desksReport(service: Service, unit: Unit, period: Period): Promise<DesksReport> {
  const reply = { unit: labelOf(unit), asOf: isoOf(service.now()) }
  const quarter = lastClosedQuarter(service, period)
  if (!quarter) return { ...reply, quarter: null, scaleSize: 5, n: null, desks: [] }
  return readToldQuarter(
    service,
    { unitId: unit.id, isDirect: true },
    quarter,
    async (tx, { scaleSize, n }): Promise<DesksReport> => {
      const told = { ...reply, quarter: periodReply(quarter), scaleSize, n }
      if (n === null) return { ...told, desks: [] }
      const isCounted = await headlineOf(tx, scaleSize)
      const counts = (
        await countTallies(tx, {
          span: quarter,
          by: ['deskId', 'day', 'known', 'channel', 'versionId', 'flag', 'choice'],
          unitIds: [unit.id],
          questions: ['level'],
        })
      ).filter(isCounted)
      const shown = tellDesks(groupsOf(counts))
      const byDesk = groupBy(counts, ({ deskId }) => deskId)
      // One that has moved to another unit since was rated here all the same.
      const known = [...(await listDesksOf(tx, unit.id)), ...(await listDesksById(tx, [...byDesk.keys()]))]
      const names = new Map(known.map((desk) => [desk.id, desk]))
      const ids = new Set([...names.keys(), ...byDesk.keys()])
      return {
        ...told,
        desks: [...ids].map((id): DeskCell => {
          const desk = names.get(id)
          return {
            desk: desk ? { code: desk.code, name: desk.name, nameEn: desk.name_en } : null,
            ...partCell(
              (byDesk.get(id) ?? []).map(({ choice, n }) => ({ level: Number(choice), n })),
              scaleSize,
              shown.has(id),
            ),
          }
        }),
      }
    },
  )
}

type Counts = readonly {
  readonly deskId: string
  readonly day: string
  readonly known: string
  readonly n: number
}[]

function groupsOf(counts: Counts): ReadonlyMap<string, number>[] {
  return [...groupBy(counts, ({ day, known }) => `${day.slice(0, 7)} ${known}`).values()].map(
    (group) =>
      new Map(
        [...groupBy(group, ({ deskId }) => deskId)].map(([desk, rows]): [string, number] => [
          desk,
          sumOf(rows),
        ]),
      ),
  )
}

function sumOf(rows: readonly { readonly n: number }[]): number {
  return rows.reduce((sum, { n }) => sum + n, 0)
}
