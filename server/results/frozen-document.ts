import type { ResultsPublication } from '../../db/queries/reports/results.ts'
import type { PublishedResults, ResultsDocument } from '../contract/results/published-results.ts'
import { Refusal } from '../contract/refusals.ts'
import { isSignedWith } from '../history/key.ts'
import { sha256 } from '../ids.ts'
import { isKnownFormat, isNewerFormat } from './formats.ts'

/**
 * The stored document, as long as its bytes are those that were submitted. Throws `results/broken`, and `results/newer-format`
 * where a later version made it.
 */
export function documentOf(row: Pick<ResultsPublication, 'document' | 'sha256'>): ResultsDocument {
  if (sha256(row.document) !== row.sha256) throw new Refusal('results/broken')
  const document = JSON.parse(row.document) as ResultsDocument
  if (isNewerFormat(document.format)) throw new Refusal('results/newer-format', { detail: document.format })
  if (!isKnownFormat(document.format)) throw new Refusal('results/broken')
  return document
}

/** What is published: first the signature must hold, with the key that it names. Throws as above. */
export function publishedOf(
  row: ResultsPublication,
  publicKeys: ReadonlyMap<string, string>,
): PublishedResults {
  const { signature, key_id: keyId, decided_at: publishedAt, decided_name: publishedBy } = row
  const publicKey = keyId === null ? undefined : publicKeys.get(keyId)
  if (keyId === null || signature === null || publishedAt === null || publicKey === undefined)
    throw new Refusal('results/broken')
  if (!isSignedWith(publicKey, row.document, signature)) throw new Refusal('results/broken')
  return {
    document: documentOf(row),
    sha256: row.sha256,
    signature,
    keyId,
    publishedAt,
    publishedBy: publishedBy ?? '',
  }
}
