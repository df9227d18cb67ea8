import { createHash } from 'node:crypto'
import { describeStored, readStored, type Tx } from '../../db/dialect.ts'
import { listExecuted } from '../../db/migrate.ts'
import { findOwner, listHeads } from '../../db/queries/office/keeping.ts'
import { findLastRoot } from '../../db/queries/history/roots.ts'
import { OFFICE_HISTORIES } from '../contract/office-acts.ts'
import type { InstallationKey } from '../history/key.ts'
import { FORMAT, type Head, type Manifest, type Part } from './backup-lines.ts'

interface Dump {
  /** Each piece is one or more whole lines. */
  readonly lines: AsyncGenerator<string, void>
  /** Known once the lines have been read to their end. */
  manifest(): Manifest
}

/** Everything a backup holds, within the snapshot of `tx`; `mayGoOn` is asked before each page, and ends it by throwing. */
export function dumpDatabase(
  tx: Tx,
  { madeAt, key, mayGoOn }: { madeAt: string; key: InstallationKey; mayGoOn?: () => Promise<void> },
): Dump {
  let manifest: Manifest | undefined
  const whole = createHash('sha256')
  const say = (value: unknown): string => {
    const line = `${JSON.stringify(value)}\n`
    whole.update(line)
    return line
  }
  async function* lines(): AsyncGenerator<string, void> {
    const head: Head = {
      hailong: 'backup',
      format: FORMAT,
      madeAt,
      migrations: await listExecuted(tx),
      organisation: (await findOwner(tx)) ?? null,
      publicKey: key.publicKey,
    }
    yield say(head)
    const parts: Part[] = []
    for (const table of await describeStored(tx)) {
      yield say({ table: table.name, columns: table.columns.map(({ name }) => name) })
      const part = createHash('sha256')
      let rows = 0
      for await (const page of readStored(tx, table)) {
        await mayGoOn?.()
        const text = page.map((row) => `${JSON.stringify(row)}\n`).join('')
        part.update(text)
        whole.update(text)
        rows += page.length
        yield text
      }
      parts.push({ table: table.name, rows, sha256: part.digest('hex') })
    }
    const last = await findLastRoot(tx)
    manifest = {
      parts,
      heads: await listHeads(tx, OFFICE_HISTORIES),
      lastRoot: last ? { day: last.day, root: last.root } : null,
    }
    yield say({ manifest })
    const sha256 = whole.digest('hex')
    yield `${JSON.stringify({ sha256, signature: key.sign(sha256) })}\n`
  }
  return {
    lines: lines(),
    manifest: () => {
      if (!manifest) throw new Error('the dump has not been read to its end')
      return manifest
    },
  }
}
