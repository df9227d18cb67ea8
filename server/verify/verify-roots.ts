import type { Tx } from '../../db/dialect.ts'
import { listRoots, listSigningKeys, type StoredRoot } from '../../db/queries/history/roots.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { isSignedWith, keyId } from '../history/key.ts'
import { type RootFile, stateDay } from '../history/seal-day.ts'
import { sha256 } from '../ids.ts'

/** A root file as it was found, by its day. */
export interface RootSource {
  readonly name: string
  readonly day: string
  readonly file: RootFile
}

/** Makes each day's statement again, and compares with what was signed then: in the database, and in files kept elsewhere. */
export async function verifyRoots(
  tx: Tx,
  sources: readonly RootSource[],
): Promise<{ count: number; faults: string[] }> {
  const roots = await listRoots(tx)
  const keys = new Map((await listSigningKeys(tx)).map(({ id, public_key }) => [id, public_key]))
  const faults: string[] = []
  let previous = ''
  for (const root of roots) {
    const fault = await faultOf(tx, root, previous, keys)
    if (fault) faults.push(`root of ${root.day}: ${fault}`)
    previous = root.root
  }
  const byDay = new Map(roots.map((root) => [root.day, root]))
  for (const { name, day, file } of sources) {
    const fault = fileFault(file, byDay.get(day))
    if (fault) faults.push(`root file ${name}: ${fault}`)
  }
  return { count: roots.length, faults }
}

async function faultOf(
  tx: Tx,
  { day, statement, root, signature, key_id }: StoredRoot,
  previous: string,
  keys: ReadonlyMap<string, string>,
): Promise<string | null> {
  const publicKey = keys.get(key_id)
  if (sha256(statement) !== root) return 'the hash is not that of its statement'
  if (!publicKey || keyId(publicKey) !== key_id || !isSignedWith(publicKey, statement, signature))
    return 'the signature does not hold'
  // Also finds a day that was taken out between two.
  return canonicalJson(await stateDay(tx, day, previous)) === statement
    ? null
    : 'what was entered on that day is not what was signed: an entry, a rating or a comment was changed, added or taken away'
}

function fileFault(file: RootFile, kept: StoredRoot | undefined): string | null {
  if (sha256(file.statement) !== file.root || !isSignedWith(file.publicKey, file.statement, file.signature))
    return 'its own signature does not hold'
  if (!kept) return 'the database has no root of that day'
  return kept.root === file.root ? null : 'the database has another root of that day'
}
