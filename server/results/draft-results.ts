import type { Tx } from '../../db/dialect.ts'
import { findPublished } from '../../db/queries/reports/results.ts'
import { listUnits, type Unit } from '../../db/queries/units.ts'
import { type Context, isoOf, type Service } from '../context.ts'
import type { Correction, ResultsDocument } from '../contract/results/published-results.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { changesBetween } from '../domain/disclosure/figure-changes.ts'
import { type Period, previousPeriod } from '../domain/period.ts'
import { sha256 } from '../ids.ts'
import { packBasis, type ResultsBasis } from '../reports/frozen-basis.ts'
import { publicationOf, readAnew, readQuarterOf } from '../reports/publication.ts'
import { readDaySpans } from '../reports/rating-days.ts'
import { periodReply } from '../reports/report-scope.ts'
import { satisfactionFrom } from '../reports/satisfaction-report.ts'
import { readCycles, timelinessFrom } from '../reports/timeliness-report.ts'
import { documentOf } from './frozen-document.ts'

/** What people say beside the figures. */
interface Said {
  readonly narrative: ResultsDocument['narrative']
  readonly reason: string
}

interface FrozenDraft {
  readonly document: ResultsDocument
  /** The bytes that are signed. */
  readonly text: string
  readonly sha256: string
  readonly packedBasis: string
  readonly basis: ResultsBasis
}

/** Works as a quarter is published under: open data, with the source named. */
const LICENCE = 'CC-BY-4.0'

/** A closed quarter as it stands at this moment, with what came late where it may be told; nothing is written. */
export async function draftResults(tx: Tx, ctx: Context, period: Period, said: Said): Promise<FrozenDraft> {
  const asOf = isoOf(ctx.now())
  const units = await listUnits(tx)
  const basis: ResultsBasis = {
    units,
    days: await readDaySpans(
      tx,
      ctx,
      period,
      units.map(({ id }) => id),
    ),
    quarters: [
      await readAnew(tx, ctx, period, { tellsLate: true }),
      await readQuarterOf(tx, ctx, previousPeriod(period)),
    ],
    ...(await readCycles(tx, ctx, period, asOf)),
  }
  const before = await findPublished(tx, period.key)
  const { packed, sha256: basisSha256 } = packBasis(basis)
  const document = composeDocument(basis, {
    period,
    said,
    office: ctx.organisation,
    submittedBy: nameOf(ctx),
    basisSha256,
    before: before ? documentOf(before) : null,
  })
  const text = canonicalJson(document)
  return { document, text, sha256: sha256(text), packedBasis: packed, basis }
}

interface Composition {
  readonly period: Period
  readonly said: Said
  readonly office: Pick<Service['organisation'], 'zone'>
  readonly submittedBy: string
  readonly basisSha256: string
  readonly before: ResultsDocument | null
}

/** The document on a basis: the same whenever it is made. Throws where the basis has no such root. */
export function composeDocument(basis: ResultsBasis, composition: Composition): ResultsDocument {
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

/** Everything that is counted of the quarter. */
export function figuresOf(
  basis: ResultsBasis,
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

function rootOf({ units }: ResultsBasis): Unit {
  const root = units.find(({ parent_id }) => parent_id === null)
  if (!root) throw new Error('the basis has no root unit')
  return root
}

function nameOf({ actor }: Context): string {
  return 'name' in actor ? actor.name : ''
}
