import type { Tx } from '../../db/dialect.ts'
import { listRoots, listSigningKeys, type StoredRoot } from '../../db/queries/history/roots.ts'
import type { Words } from '../contract/language.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { isSignedWith, keyId } from '../history/key.ts'
import { type RootFile, stateDay } from '../history/seal-day.ts'
import { sha256 } from '../ids.ts'
import { FAULTS } from '../words/verify/fault-words.ts'

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
): Promise<{ count: number; faults: Words[] }> {
  const roots = await listRoots(tx)
  const keys = new Map((await listSigningKeys(tx)).map(({ id, public_key }) => [id, public_key]))
  const faults: Words[] = []
  let previous = ''
  for (const root of roots) {
    const fault = await faultOf(tx, root, previous, keys)
    if (fault) faults.push(fault)
    previous = root.root
  }
  const byDay = new Map(roots.map((root) => [root.day, root]))
  for (const { name, day, file } of sources) {
    const fault = fileFault(name, file, byDay.get(day))
    if (fault) faults.push(fault)
  }
  return { count: roots.length, faults }
}

async function faultOf(
  tx: Tx,
  { day, statement, root, signature, key_id }: StoredRoot,
  previous: string,
  keys: ReadonlyMap<string, string>,
): Promise<Words | null> {
  const publicKey = keys.get(key_id)
  if (sha256(statement) !== root) return FAULTS.rootHash(day)
  if (!publicKey || keyId(publicKey) !== key_id || !isSignedWith(publicKey, statement, signature))
    return FAULTS.rootSignature(day)
  // Also finds a day that was taken out between two.
  return canonicalJson(await stateDay(tx, day, previous)) === statement ? null : FAULTS.rootDay(day)
}

function fileFault(name: string, file: RootFile, kept: StoredRoot | undefined): Words | null {
  if (sha256(file.statement) !== file.root || !isSignedWith(file.publicKey, file.statement, file.signature))
    return FAULTS.rootFileSignature(name)
  if (!kept) return FAULTS.rootFileAlone(name)
  return kept.root === file.root ? null : FAULTS.rootFileOther(name)
}
