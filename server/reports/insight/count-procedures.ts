import type { Tx } from '../../../db/dialect.ts'
import { listProcedureVersions } from '../../../db/queries/office/catalogue.ts'
import { countTallies, procedureQuestion } from '../../../db/queries/tallies.ts'
import { isoOf, type Service } from '../../context.ts'
import { SCALE_SIZES, type ScaleSize } from '../../contract/level.ts'
import type { ProcedureCell } from '../../contract/reports/taps.ts'
import { tellDesks } from '../../domain/disclosure/desk-release.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Period } from '../../domain/period.ts'
import { findFrozenBasis } from '../frozen-basis.ts'
import { keepFigures } from '../kept-figures.ts'
import { partCell } from './part-cell.ts'
import { headlineOf } from './told-quarter.ts'

/** What was tapped at a unit itself in a quarter, by the procedure the tap names; units where none is named are left out. */
export interface CountedProcedures {
  readonly unitId: string
  readonly scaleSize: ScaleSize
  readonly procedures: readonly CountedProcedure[]
}

/** As counted: what is not `isTold` must not leave the office. */
interface CountedProcedure {
  /** As the tap named it; the names are those the office had for it by then, the code where it had none. */
  readonly code: string
  readonly name: string
  readonly nameEn: string
  /** Ratings of each level, worst first. */
  readonly levels: readonly number[]
  /** May it be told beside all that is told of the unit, its desks among it? */
  readonly isTold: boolean
}

/** No tap names it. */
const NONE = ''
const LEVELS = [1, 2, 3, 4, 5]
const keptProcedures = keepFigures<readonly CountedProcedures[]>(8)

/**
 * By procedure, of a closed quarter, on the scale that each unit is told of: as published, where procedures were published with it, since a rating that is
 * taken out later would tell of one person; otherwise as they stand. Of ratings that came in time.
 */
export async function readProcedures(
  tx: Tx,
  service: Pick<Service, 'now'>,
  quarter: Period,
  asked: { readonly unitIds: readonly string[]; readonly scaleOf: (unitId: string) => ScaleSize },
): Promise<readonly CountedProcedures[]> {
  const frozen = await findFrozenBasis(tx, quarter.key, isoOf(service.now()))
  if (frozen?.procedures) {
    const wanted = new Set(asked.unitIds)
    return frozen.procedures.filter(({ unitId }) => wanted.has(unitId))
  }
  const named = await countTallies(tx, {
    span: quarter,
    by: ['unitId'],
    unitIds: asked.unitIds,
    questions: LEVELS.map(procedureQuestion),
  })
  if (named.length === 0) return []
  const versions = await listProcedureVersions(tx)
  const units = named.map(({ unitId }) => ({ unitId, scaleSize: asked.scaleOf(unitId) }))
  return keptProcedures(tx, quarter, [units, versions], () => countProcedures(tx, quarter, units, versions))
}

async function countProcedures(
  tx: Tx,
  quarter: Period,
  units: readonly Pick<CountedProcedures, 'unitId' | 'scaleSize'>[],
  versions: Awaited<ReturnType<typeof listProcedureVersions>>,
): Promise<CountedProcedures[]> {
  // As it was called then; what was entered later had no other name.
  const ofThen = versions.filter(({ valid_from }) => valid_from < quarter.toDay)
  const names = new Map([...versions, ...ofThen].map((version) => [version.code, version]))
  const levelOf = new Map(LEVELS.map((level) => [procedureQuestion(level), level]))
  const isHeadline = new Map<ScaleSize, Awaited<ReturnType<typeof headlineOf>>>()
  for (const size of SCALE_SIZES) isHeadline.set(size, await headlineOf(tx, size))
  const all = await countTallies(tx, {
    span: quarter,
    by: ['unitId', 'deskId', 'month', 'known', 'channel', 'versionId', 'flag', 'question', 'choice'],
    unitIds: units.map(({ unitId }) => unitId),
    questions: ['level', ...levelOf.keys()],
    grain: 'day',
  })
  const ofUnits = groupBy(all, ({ unitId }) => unitId)
  return units.flatMap(({ unitId, scaleSize }): CountedProcedures[] => {
    const isCounted = isHeadline.get(scaleSize)
    const counts = (ofUnits.get(unitId) ?? []).filter(
      (cell) => isCounted?.({ ...cell, day: `${cell.month}-01` }) === true,
    )
    const told = tellDesks(groupsOf(counts), NONE)
    const named = counts.flatMap(({ question, choice, n }) => {
      const level = levelOf.get(question)
      return level === undefined ? [] : [{ code: choice, level, n }]
    })
    const procedures = [...groupBy(named, ({ code }) => code)]
      .map(([code, own]): CountedProcedure => ({
        code,
        name: names.get(code)?.name ?? code,
        nameEn: names.get(code)?.name_en ?? code,
        levels: Array.from({ length: scaleSize }, (_, index) =>
          own.reduce((sum, { level, n }) => (level === index + 1 ? sum + n : sum), 0),
        ),
        isTold: told.has(code),
      }))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    return procedures.length === 0 ? [] : [{ unitId, scaleSize, procedures }]
  })
}

/** As far as they may be told, the most frequent first and those that are hidden last. */
export function procedureCells({ procedures, scaleSize }: CountedProcedures): ProcedureCell[] {
  return procedures
    .map(({ code, name, nameEn, levels, isTold }): ProcedureCell => ({
      procedure: { code, name, nameEn },
      ...partCell(
        levels.map((n, index) => ({ level: index + 1, n })),
        scaleSize,
        isTold,
      ),
    }))
    .toSorted((a, b) => (b.n ?? 0) - (a.n ?? 0) || (a.procedure.code < b.procedure.code ? -1 : 1))
}

type Counts = readonly {
  readonly deskId: string
  readonly month: string
  readonly known: string
  readonly question: string
  readonly choice: string
  readonly n: number
}[]

/** Ratings by procedure, those that name none among them, of one desk, month and day of arrival. */
function groupsOf(counts: Counts): ReadonlyMap<string, number>[] {
  return [...groupBy(counts, ({ deskId, month, known }) => `${deskId} ${month} ${known}`).values()].map(
    (group) => {
      const byProcedure = new Map<string, number>()
      let none = 0
      for (const { question, choice, n } of group) {
        none += question === 'level' ? n : -n
        if (question !== 'level') byProcedure.set(choice, (byProcedure.get(choice) ?? 0) + n)
      }
      return none > 0 ? byProcedure.set(NONE, none) : byProcedure
    },
  )
}
