import { deflateSync, inflateSync } from 'node:zlib'
import type { Tx } from '../../db/dialect.ts'
import { findFrozenId, readPublicationRow } from '../../db/queries/reports/results.ts'
import type { Unit } from '../../db/queries/units.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { sha256 } from '../ids.ts'
import type { CountedProcedures } from './insight/count-procedures.ts'
import type { QuarterCounts } from './publication.ts'
import { type BothRatingDays, ratingDaysOf, type RatingDaySpans } from './rating-days.ts'
import type { CountedServed, ServedDays } from './served/count-served.ts'
import type { CycleGroup } from './timeliness-report.ts'

/** All counts that a quarter's results are computed from, and nothing else: the same basis gives the same document. */
interface ResultsBasis {
  readonly asOf: string
  readonly units: readonly Unit[]
  /** The quarter and the one before. */
  readonly quarters: readonly QuarterCounts[]
  /** The days of both, of which only how much they differ is ever told. */
  readonly days: RatingDaySpans
  readonly cycles: readonly CycleGroup[]
  /** What senders said of the answers; a basis of format 1 has none. */
  readonly verdicts?: QuarterCounts
  /** Those that may not be told among them; a basis of format 1 or 2 has none. */
  readonly procedures?: readonly CountedProcedures[]
  /** Whom units counted as served; a basis of format 1 to 3 has none. */
  readonly served?: readonly CountedServed[]
  /** On how many days; a basis of format 1 to 6 has none. */
  readonly servedDays?: readonly ServedDays[]
}

/** The same as figures are computed from it: its days added up. */
export type CountedBasis = Omit<ResultsBasis, 'days'> & { readonly days: BothRatingDays }

export function countedBasis(basis: ResultsBasis): CountedBasis {
  return { ...basis, days: ratingDaysOf(basis.days) }
}

/** As it is stored, and the sha256 of its canonical JSON. */
export function packBasis(basis: ResultsBasis): { readonly packed: string; readonly sha256: string } {
  const text = canonicalJson(basis)
  return { packed: deflateSync(text).toString('base64'), sha256: sha256(text) }
}

/** Throws where it was not packed as above. */
export function unpackBasis(packed: string): { readonly basis: ResultsBasis; readonly sha256: string } {
  const text = inflateSync(Buffer.from(packed, 'base64')).toString()
  return { basis: JSON.parse(text) as ResultsBasis, sha256: sha256(text) }
}

const KEPT = 8
/** By the publication's id: what is published never changes. */
const unpacked = new Map<string, ResultsBasis>()

/** What the last publication of a quarter rests on; null where nothing of it was published by then. */
export async function findFrozenBasis(tx: Tx, quarter: string, nowIso: string): Promise<ResultsBasis | null> {
  const found = await findFrozenId(tx, quarter, nowIso)
  if (!found) return null
  const known = unpacked.get(found.id)
  if (known) return known
  const { basis } = unpackBasis((await readPublicationRow(tx, found.id)).basis)
  unpacked.set(found.id, basis)
  for (const oldest of [...unpacked.keys()].slice(0, -KEPT)) unpacked.delete(oldest)
  return basis
}
