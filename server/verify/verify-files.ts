import type { Tx } from '../../db/dialect.ts'
import { FILE_TABLES, readAllFiles } from '../../db/queries/verify.ts'
import type { Words } from '../contract/language.ts'
import { sha256 } from '../ids.ts'
import { FAULTS } from '../words/verify/fault-words.ts'

/** Whether each photo and document is what its own hash says; of those that histories name, that hash is compared with theirs. */
export async function verifyFiles(tx: Tx): Promise<Words[]> {
  const faults: Words[] = []
  for (const table of FILE_TABLES)
    for await (const page of readAllFiles(tx, table))
      for (const { id, content, sha256: hash } of page)
        if (sha256(Buffer.from(content, 'base64')) !== hash) faults.push(FAULTS.fileChanged(table, id))
  return faults
}
