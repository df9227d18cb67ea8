import type { Tx } from '../../db/dialect.ts'
import { listSigningKeys } from '../../db/queries/history/roots.ts'
import { findPublished, listPublicationIds, readPublicationRow } from '../../db/queries/reports/results.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { parsePeriod } from '../domain/period.ts'
import { unpackBasis } from '../reports/frozen-basis.ts'
import { composeDocument } from '../results/draft-results.ts'
import { documentOf, publishedOf } from '../results/frozen-document.ts'

/**
 * Makes every submitted and published quarter anew from the counts that were frozen with it: it must be the same, byte by
 * byte, and what is published must bear a signature that holds.
 */
export async function verifyResults(tx: Tx): Promise<{ count: number; faults: string[] }> {
  const faults: string[] = []
  const keys = new Map((await listSigningKeys(tx)).map(({ id, public_key }) => [id, public_key]))
  const ids = await listPublicationIds(tx)
  for (const id of ids) {
    const row = await readPublicationRow(tx, id)
    const name = `results ${row.period}, number ${row.number}`
    try {
      if (row.status === 'published') publishedOf(row, keys)
      const document = documentOf(row)
      const { basis, sha256 } = unpackBasis(row.basis)
      const corrected = document.correction && (await findPublished(tx, row.period, document.correction.of))
      const anew = composeDocument(basis, {
        period: parsePeriod(row.period),
        said: { narrative: document.narrative, reason: document.correction?.reason ?? '' },
        office: document.office,
        submittedBy: document.submittedBy,
        basisSha256: sha256,
        before: corrected ? documentOf(corrected) : null,
      })
      if (canonicalJson(anew) !== row.document)
        faults.push(`${name}: made anew from its own counts it is another`)
    } catch (error) {
      faults.push(`${name}: it is not intact (${error instanceof Error ? error.message : String(error)})`)
    }
  }
  return { count: ids.length, faults }
}
