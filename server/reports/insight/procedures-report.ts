import { listProcedureVersions } from '../../../db/queries/office/catalogue.ts'
import { countTallies, procedureQuestion } from '../../../db/queries/tallies.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { isoOf, type Service } from '../../context.ts'
import type { ProcedureCell, ProceduresReport } from '../../contract/reports/taps.ts'
import { tellDesks } from '../../domain/disclosure/desk-release.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Period } from '../../domain/period.ts'
import { periodReply } from '../report-scope.ts'
import { labelOf } from '../unit-parts.ts'
import { partCell } from './part-cell.ts'
import { headlineOf, lastClosedQuarter, readToldQuarter } from './told-quarter.ts'

/** No tap names it. */
const NONE = ''

/**
 * Satisfaction by the procedure a tap names, of a closed quarter: what was tapped at the unit itself. Procedures are told as desks
 * are, and beside them: desk by desk the others must be enough, so that no desk and procedure together give anybody away.
 */
export async function proceduresReport(
  service: Service,
  unit: Unit,
  period: Period,
): Promise<ProceduresReport> {
  const reply = { unit: labelOf(unit), asOf: isoOf(service.now()) }
  const quarter = lastClosedQuarter(service, period)
  if (!quarter) return { ...reply, quarter: null, scaleSize: 5, n: null, procedures: [] }
  const place = { unitId: unit.id, isDirect: true }
  return readToldQuarter(service, place, quarter, async (tx, { scaleSize, n }): Promise<ProceduresReport> => {
    const told = { ...reply, quarter: periodReply(quarter), scaleSize, n }
    if (n === null) return { ...told, procedures: [] }
    const isCounted = await headlineOf(tx, scaleSize)
    const levelOf = new Map(
      Array.from({ length: scaleSize }, (_, index) => [procedureQuestion(index + 1), index + 1]),
    )
    const counts = (
      await countTallies(tx, {
        span: quarter,
        by: ['deskId', 'day', 'known', 'channel', 'versionId', 'flag', 'question', 'choice'],
        unitIds: [unit.id],
        questions: ['level', ...levelOf.keys()],
      })
    ).filter(isCounted)
    const named = counts.flatMap(({ question, choice, n }) => {
      const level = levelOf.get(question)
      return level === undefined ? [] : [{ procedure: choice, level, n }]
    })
    const shown = tellDesks(groupsOf(counts), NONE)
    const names = new Map((await listProcedureVersions(tx)).map((version) => [version.code, version]))
    return {
      ...told,
      procedures: [...groupBy(named, ({ procedure }) => procedure)]
        .map(([code, own]): ProcedureCell => ({
          procedure: {
            code,
            name: names.get(code)?.name ?? code,
            nameEn: names.get(code)?.name_en ?? code,
          },
          ...partCell(own, scaleSize, shown.has(code)),
        }))
        .toSorted((a, b) => (b.n ?? 0) - (a.n ?? 0) || a.procedure.code.localeCompare(b.procedure.code)),
    }
  })
}

type Counts = readonly {
  readonly deskId: string
  readonly day: string
  readonly known: string
  readonly question: string
  readonly choice: string
  readonly n: number
}[]

/** Ratings by procedure, those that name none among them, of one desk, month and day of arrival. */
function groupsOf(counts: Counts): ReadonlyMap<string, number>[] {
  return [
    ...groupBy(counts, ({ deskId, day, known }) => `${deskId} ${day.slice(0, 7)} ${known}`).values(),
  ].map((group) => {
    const byProcedure = new Map<string, number>()
    let none = 0
    for (const { question, choice, n } of group) {
      none += question === 'level' ? n : -n
      if (question !== 'level') byProcedure.set(choice, (byProcedure.get(choice) ?? 0) + n)
    }
    return none > 0 ? byProcedure.set(NONE, none) : byProcedure
  })
}
