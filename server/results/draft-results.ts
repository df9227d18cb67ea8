import type { Tx } from '../../db/dialect.ts'
import { findPublished } from '../../db/queries/reports/results.ts'
import { type Context, isoOf } from '../context.ts'
import type { ResultsDocument } from '../contract/results/published-results.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { type Period, previousPeriod } from '../domain/period.ts'
import { sha256 } from '../ids.ts'
import { type CountedBasis, packBasis } from '../reports/frozen-basis.ts'
import { listUnitsOf } from '../reports/units-on.ts'
import { readProcedures } from '../reports/insight/count-procedures.ts'
import { publicationOf, readAnew, readQuarterOf } from '../reports/publication.ts'
import { type RatingDaySpans, readRatingDays } from '../reports/rating-days.ts'
import { readOfficeFacts } from '../reports/data-quality/quality-facts.ts'
import { countServed, countServedDays } from '../reports/served/count-served.ts'
import { readCycles } from '../reports/timeliness-report.ts'
import { readVerdictsOf } from '../reports/verdicts-report.ts'
import type { Said } from './compose-document.ts'
import { CURRENT_FORMAT, FORMATS } from './formats.ts'
import { documentOf } from './frozen-document.ts'

export interface Draft {
  /** Without the sha256 of its basis, which nobody asks for before it is frozen. */
  readonly document: ResultsDocument
  readonly basis: CountedBasis
}

interface FrozenDraft {
  readonly document: ResultsDocument
  /** The bytes that are signed. */
  readonly text: string
  readonly sha256: string
  readonly packedBasis: string
}

/** A closed quarter as it stands at this moment, with what came late where it may be told; nothing is written. */
export async function draftResults(tx: Tx, ctx: Context, period: Period, said: Said): Promise<Draft> {
  const asOf = isoOf(ctx.now())
  const units = await listUnitsOf(tx, period)
  const quarters = [
    await readAnew(tx, ctx, period, { tellsLate: true }),
    await readQuarterOf(tx, ctx, previousPeriod(period)),
  ]
  const facts = await readOfficeFacts(tx, ctx, period)
  const publication = publicationOf(units, quarters)
  const basis: CountedBasis = {
    units,
    days: await readRatingDays(tx, ctx, period),
    quarters,
    ...(await readCycles(tx, ctx, period, asOf)),
    verdicts: await readVerdictsOf(tx, ctx, period),
    served: countServed(facts, facts.servedOf),
    servedDays: countServedDays(facts, facts.servedOf),
    procedures: await readProcedures(tx, ctx, period, {
      unitIds: units.map(({ id }) => id),
      scaleOf: (unitId) => publication.scaleOf({ unitId, isDirect: true }, period),
    }),
  }
  const before = await findPublished(tx, period.key)
  const document = FORMATS[CURRENT_FORMAT](basis, {
    period,
    said,
    office: ctx.organisation,
    submittedBy: nameOf(ctx),
    basisSha256: '',
    before: before ? documentOf(before) : null,
  })
  return { document, basis }
}

/**
 * The bytes that a draft is signed as, with its basis packed, its `days` level by level as the draft's moment has them: of many ratings that
 * takes a second, and no look waits for it.
 */
export function freezeDraft({ document, basis }: Draft, days: RatingDaySpans): FrozenDraft {
  const { packed, sha256: basisSha256 } = packBasis({ ...basis, days })
  const frozen: ResultsDocument = { ...document, basisSha256 }
  const text = canonicalJson(frozen)
  return { document: frozen, text, sha256: sha256(text), packedBasis: packed }
}

function nameOf({ actor }: Context): string {
  return 'name' in actor ? actor.name : ''
}
