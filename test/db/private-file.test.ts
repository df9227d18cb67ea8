import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hailong-mode-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const modesOf = (file: string) =>
  ['', '-wal', '-shm'].map((end) => (statSync(`${file}${end}`).mode & 0o777).toString(8))

async function writeInto(file: string): Promise<string[]> {
  const db = openDatabase(`sqlite:${file}`)
  await sql`create table if not exists word (said text)`.execute(db)
  const modes = modesOf(file)
  await db.destroy()
  return modes
}

test('a SQLite file and its log are their owner’s alone, whatever the umask', async () => {
  const before = process.umask(0)
  try {
    expect(await writeInto(join(folder, 'new.db'))).toEqual(['600', '600', '600'])
  } finally {
    process.umask(before)
  }
})

test('what others may do with a file that is there is taken away; its group keeps its part', async () => {
  const file = join(folder, 'old.db')
  writeFileSync(file, '')
  chmodSync(file, 0o644)
  expect(await writeInto(file)).toEqual(['640', '640', '640'])
})

test('a folder that is named in place of a file keeps what others may do with it', async () => {
  const named = join(folder, 'a-folder')
  mkdirSync(named)
  chmodSync(named, 0o755)
  await expect(writeInto(named)).rejects.toThrow('cannot open')
  expect(statSync(named).mode & 0o777).toBe(0o755)
})
