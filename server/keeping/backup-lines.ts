import { z } from 'zod'
import type { Words } from '../contract/language.ts'
import { WordedError } from '../worded-error.ts'

/*
 * A backup is lines of JSON, the same for both databases: the head; of each table a line that names it, then its rows as arrays
 * in the order of the bytes of its key; the manifest; the seal over every byte before it. The file is these lines, gzip, and
 * age around it where it is encrypted.
 */

/** Raised when the lines change their meaning; what is newer is refused. */
export const FORMAT = 1

export const Head = z.object({
  hailong: z.literal('backup'),
  format: z.int(),
  /** ISO. */
  madeAt: z.string(),
  /** The migrations the database had behind it. */
  migrations: z.array(z.string()).readonly(),
  organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Of the key that signed the seal: SPKI in PEM. */
  publicKey: z.string(),
})
export type Head = z.infer<typeof Head>

export const TableLine = z.object({ table: z.string(), columns: z.array(z.string()) })

const Part = z.object({
  table: z.string(),
  rows: z.int(),
  /** Of the lines of its rows. */
  sha256: z.string(),
})
export type Part = z.infer<typeof Part>

const Manifest = z.object({
  parts: z.array(Part).readonly(),
  /** Where the office's histories end; those of the items stand in `history_end`, a part like the others. */
  heads: z.array(z.object({ chain: z.string(), seq: z.int(), hash: z.string() })).readonly(),
  /** The last day under a signed root; null before the first. */
  lastRoot: z.object({ day: z.string(), root: z.string() }).nullable(),
})
export type Manifest = z.infer<typeof Manifest>
export const ManifestLine = z.object({ manifest: Manifest })

export const SealLine = z.object({
  /** Of every byte before this line. */
  sha256: z.string(),
  /** Ed25519 over that text, in base64. */
  signature: z.string(),
})

/** What is wrong with a backup, or with what was asked of it. */
export class BackupProblem extends WordedError {}

export const NO_BACKUP: Words = {
  vi: 'đây không phải là bản sao lưu của phần mềm này',
  en: 'this is no backup of this program',
}
export const CUT: Words = {
  vi: 'bản sao lưu bị cắt: thiếu phần cuối',
  en: 'the backup is cut: its end is missing',
}
export const ALTERED: Words = { vi: 'bản sao lưu đã bị sửa', en: 'the backup was altered' }

/** Line by line, whatever pieces they come in. */
export async function* splitLines(pieces: AsyncIterable<string>): AsyncGenerator<string, void> {
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
