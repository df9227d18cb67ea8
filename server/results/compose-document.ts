import type { Unit } from '../../db/queries/units.ts'
import type { Service } from '../context.ts'
import type { UnitParticipation } from '../contract/report.ts'
import type { Correction, FigureChange, ResultsDocument } from '../contract/results/published-results.ts'
import {
  changesBetween,
  comparisonChanges,
  otherRatingChanges,
  participationChanges,
  settledChanges,
} from '../domain/disclosure/figure-changes.ts'
import type { Period } from '../domain/period.ts'
import type { CountedBasis } from '../reports/frozen-basis.ts'
import { proceduresFrom } from '../reports/insight/procedures-report.ts'
import { publicationOf } from '../reports/publication.ts'
import { periodReply } from '../reports/report-scope.ts'
import { participationFrom } from '../reports/served/count-served.ts'
import { satisfactionFrom } from '../reports/satisfaction-report.ts'
import { timelinessFrom } from '../reports/timeliness-report.ts'
import { verdictsFrom } from '../reports/verdicts-report.ts'

/** What people say beside the figures. */
export interface Said {
  readonly narrative: ResultsDocument['narrative']
  readonly reason: string
}

/** Works as a quarter is published under: open data, with the source named. */
const LICENCE = 'CC-BY-4.0'

/** What a document is made from beside its basis. */
export interface Composition {
  readonly period: Period
  readonly said: Said
  readonly office: Pick<Service['organisation'], 'zone'>
  readonly submittedBy: string
  readonly basisSha256: string
  readonly before: ResultsDocument | null
}

/** Format 1, on a basis: the same whenever it is made. Throws where the basis has no such root. */
export function composeDocument(basis: CountedBasis, composition: Composition): ResultsDocument {
  const { period, said, office, submittedBy, basisSha256, before } = composition
  const root = rootOf(basis)
  const figures = figuresOf(basis, period, office.zone)
  const correction: Correction | null = before && {
    of: before.number,
    reason: said.reason,
    changes: changesBetween(before, figures),
  }
  return {
    format: 'hailong-results/1',
    period: periodReply(period),
    number: (before?.number ?? 0) + 1,
    correction,
    office: { code: root.code, name: root.name, nameEn: root.name_en, zone: office.zone },
    frozenAt: basis.asOf,
    narrative: said.narrative,
    submittedBy,
    basisSha256,
    licence: LICENCE,
    ...figures,
  }
}

/** Format 2: with the verdicts of citizens on the answers. Throws where the basis has none. */
export function composeWithVerdicts(basis: CountedBasis, composition: Composition): ResultsDocument {
  if (!basis.verdicts) throw new Error('the basis has no verdicts')
  return {
    ...composeDocument(basis, composition),
    format: 'hailong-results/2',
    verdicts: verdictsFrom(basis.units, [basis.verdicts], rootOf(basis), composition.period),
  }
}

/** Format 3: with satisfaction by procedure as well. Throws where the basis has none. */
export function composeWithProcedures(basis: CountedBasis, composition: Composition): ResultsDocument {
  if (!basis.procedures) throw new Error('the basis has no procedures')
  const publication = publicationOf(basis.units, basis.quarters)
  return {
    ...composeWithVerdicts(basis, composition),
    format: 'hailong-results/3',
    procedures: proceduresFrom(publication, basis.procedures, composition.period),
  }
}

/**
 * Format 4: with who took part as well; its rates are of whatever was counted, though a rated unit counted nobody. Throws where the
 * basis does not say whom units served.
 */
export function composeWithParticipation(basis: CountedBasis, composition: Composition): ResultsDocument {
  return {
    ...composeWithProcedures(basis, composition),
    format: 'hailong-results/4',
    participation: tookPartOf(basis, composition.period, { alsoOfPart: true }),
  }
}

/** Format 5: rates of everybody alone, and what a correction moves tells of who took part too. Throws as format 4. */
export function composeWithParticipationMoves(
  basis: CountedBasis,
  composition: Composition,
): ResultsDocument {
  const document = composeWithProcedures(basis, composition)
  const participation = tookPartOf(basis, composition.period)
  return {
    ...document,
    format: 'hailong-results/5',
    participation,
    ...withMoves(document, participationChanges(composition.before?.participation, participation)),
  }
}

/** Format 6: what a correction moves tells of ratings of other ways, and of those left out, too. Throws as format 4. */
export function composeWithAllMoves(basis: CountedBasis, composition: Composition): ResultsDocument {
  const document = composeWithParticipationMoves(basis, composition)
  const { before } = composition
  return {
    ...document,
    format: 'hailong-results/6',
    ...(before && withMoves(document, otherRatingChanges(before.satisfaction, document.satisfaction))),
  }
}

/**
 * Format 7: of who took part, on how many days they were counted; a rate where days are missing is the highest that it can be. What a
 * correction moves tells of the quarter before, and of how items ended, too. Throws as format 4.
 */
export function composeWithCountedDays(basis: CountedBasis, composition: Composition): ResultsDocument {
  const document = composeWithProcedures(basis, composition)
  const { before } = composition
  const participation = tookPartOf(basis, composition.period, { byDays: true })
  return {
    ...document,
    format: 'hailong-results/7',
    participation,
    ...(before &&
      withMoves(document, [
        ...participationChanges(before.participation, participation),
        ...otherRatingChanges(before.satisfaction, document.satisfaction),
        ...comparisonChanges(before.satisfaction, document.satisfaction),
        ...settledChanges(before.timeliness, document.timeliness),
      ])),
  }
}

function withMoves(
  { correction }: ResultsDocument,
  more: readonly FigureChange[],
): Pick<ResultsDocument, 'correction'> {
  return { correction: correction && { ...correction, changes: [...correction.changes, ...more] } }
}

/** Who took part. Throws where the basis does not say whom units served. */
export function tookPartOf(
  basis: CountedBasis,
  period: Period,
  { alsoOfPart = false, byDays = false } = {},
): UnitParticipation[] {
  if (!basis.served) throw new Error('the basis has nobody served')
  return participationFrom(rootOf(basis), {
    publication: publicationOf(basis.units, basis.quarters),
    counted: basis.served,
    days: byDays ? basis.servedDays : undefined,
    period,
    asOf: basis.asOf,
    alsoOfPart,
  })
}

/** Everything else that is counted of the quarter, by the ways that each format has. */
export function figuresOf(
  basis: CountedBasis,
  period: Period,
  zone: string,
): Pick<ResultsDocument, 'satisfaction' | 'timeliness'> {
  const root = rootOf(basis)
  return {
    satisfaction: satisfactionFrom(publicationOf(basis.units, basis.quarters), basis.days, root, period, {
      asOf: basis.asOf,
      zone,
    }),
    timeliness: timelinessFrom(basis, root, period, zone),
  }
}

function rootOf({ units }: CountedBasis): Unit {
  const root = units.find(({ parent_id }) => parent_id === null)
  if (!root) throw new Error('the basis has no root unit')
  return root
}
