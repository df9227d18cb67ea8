import { createHash } from 'node:crypto'
import { findImportPiece, insertImportPiece } from '../../../db/queries/imports/jobs.ts'
import type { Db } from '../../../db/open.ts'
import { MAX_IMPORT_BYTES } from '../../contract/imports/import-fields.ts'
import { Refusal } from '../../contract/refusals.ts'

/** Of one row: small enough that no other writer waits for it. */
const PIECE_BYTES = 256 * 1024

/**
 * Keeps the bytes of a file as they come, in the database as photos are: every process can work on them, and a backup has
 * them. Throws `request/too-large`.
 */
export async function keepPieces(
  db: Db,
  jobId: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256')
  let [bytes, number, size] = [0, 0, 0]
  let parts: Uint8Array[] = []
  const keep = async () => {
    if (size === 0) return
    const content = Buffer.concat(parts).toString('base64')
    await insertImportPiece(db, { job_id: jobId, number: number++, content })
    parts = []
    size = 0
  }
  for await (const chunk of chunks) {
    hash.update(chunk)
    bytes += chunk.byteLength
    if (bytes > MAX_IMPORT_BYTES) throw new Refusal('request/too-large')
    parts.push(chunk)
    size += chunk.byteLength
    if (size >= PIECE_BYTES) await keep()
  }
  await keep()
  return { bytes, sha256: hash.digest('hex') }
}

/** The bytes of a kept file, a piece at a time. */
export async function* readPieces(db: Db, jobId: string): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number++) {
    const piece = await findImportPiece(db, jobId, number)
    if (!piece) return
    yield Buffer.from(piece.content, 'base64')
  }
}
