import type { Tx } from '../../db/dialect.ts'
import { listSigningKeys } from '../../db/queries/history/roots.ts'
import { findPublished, listPublicationIds, readPublicationRow } from '../../db/queries/reports/results.ts'
import type { Words } from '../contract/language.ts'
import { Refusal } from '../contract/refusals.ts'
import { FAULTS, NOTES } from '../words/verify/fault-words.ts'
import { wordsOf } from '../worded-error.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { parsePeriod } from '../domain/period.ts'
import { countedBasis, unpackBasis } from '../reports/frozen-basis.ts'
import { FORMATS } from '../results/formats.ts'
import { documentOf, publishedOf } from '../results/frozen-document.ts'

/**
 * Makes every submitted and published quarter anew from the counts that were frozen with it: it must be the same, byte by
 * byte, and what is published must bear a signature that holds. Each is made by the format that it names; one that a newer version
 * made is noted, not a fault.
 */
export async function verifyResults(tx: Tx): Promise<{ count: number; faults: Words[]; notes: Words[] }> {
  const [faults, notes]: [Words[], Words[]] = [[], []]
  const keys = new Map((await listSigningKeys(tx)).map(({ id, public_key }) => [id, public_key]))
  const ids = await listPublicationIds(tx)
  for (const id of ids) {
    const row = await readPublicationRow(tx, id)
    try {
      if (row.status === 'published') publishedOf(row, keys)
      const document = documentOf(row)
      const { basis, sha256 } = unpackBasis(row.basis)
      const corrected = document.correction && (await findPublished(tx, row.period, document.correction.of))
      const anew = FORMATS[document.format](countedBasis(basis), {
        period: parsePeriod(row.period),
        said: { narrative: document.narrative, reason: document.correction?.reason ?? '' },
        office: document.office,
        submittedBy: document.submittedBy,
        basisSha256: sha256,
        before: corrected ? documentOf(corrected) : null,
      })
      if (canonicalJson(anew) !== row.document) faults.push(FAULTS.resultsDiffer(row.period, row.number))
    } catch (error) {
      if (error instanceof Refusal && error.code === 'results/newer-format') {
        notes.push(NOTES.newerResults(row.period, row.number, error.detail ?? ''))
        continue
      }
      const why = error instanceof Refusal ? FAULTS.notAsSubmitted() : wordsOf(error)
      faults.push(FAULTS.resultsBroken(row.period, row.number, why))
    }
  }
  return { count: ids.length, faults, notes }
}
