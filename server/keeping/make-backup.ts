import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { databaseBytes, readSnapshot } from '../../db/dialect.ts'
import type { Db } from '../../db/open.ts'
import type { BackupConfig } from '../config.ts'
import { type Context, isoOf } from '../context.ts'
import type { Copied } from '../contract/keeping/keeping.ts'
import { backupName, namesToRemove } from '../domain/keeping/backup-names.ts'
import { DAY_MS } from '../domain/local-time.ts'
import { recordAct } from '../history/append.ts'
import type { InstallationKey } from '../history/key.ts'
import { writeBackupFile } from './backup-file.ts'
import { BackupProblem, type Manifest } from './backup-lines.ts'
import { wordsOf } from '../worded-error.ts'
import { copyAway } from './copy-away.ts'
import { dumpDatabase } from './dump-database.ts'

interface MadeBackup {
  readonly file: string
  readonly bytes: number
  readonly sha256: string
  readonly manifest: Manifest
}

/** What is being written; whoever reads a folder of backups leaves it alone. */
const PART = /^\.hailong-.*\.part$/

/**
 * Backs up a running installation into `folder`, copies it away, and takes old backups away. Writes go on meanwhile: it reads one
 * snapshot. Whatever fails is in the history, and leaves no file that looks like a backup. Throws a sentence.
 */
export async function makeBackup(
  ctx: Context,
  folder: string,
  mayGoOn?: () => Promise<boolean>,
): Promise<MadeBackup & { readonly copied: Copied; readonly removed: readonly string[] }> {
  const { db, config, key, now } = ctx
  const { recipient, command, keep } = config.backup
  const madeAtMs = now()
  try {
    await forgetParts(folder, madeAtMs)
    const name = backupName(madeAtMs, recipient !== null)
    const made = await writeBackup(db, { folder, name, madeAt: isoOf(madeAtMs), key, recipient, mayGoOn })
    const names = namesToRemove(await readdir(folder), keep, ctx.organisation.zone, madeAtMs)
    for (const each of names) await rm(join(folder, each), { force: true })
    const copied = command === null ? 'none' : (await copyAway(command, made.file, ctx.log)) ? 'yes' : 'no'
    const { file, bytes, sha256 } = made
    const body = { file, bytes, sha256, encrypted: recipient !== null, copied } as const
    await db.transaction().execute((tx) => recordAct(tx, ctx, 'backup-made', body))
    return { ...made, copied, removed: names }
  } catch (error) {
    if (!(error instanceof Interrupted)) {
      const { vi, en } = wordsOf(error)
      const why = vi === en ? en : `${vi} / ${en}`
      await db
        .transaction()
        .execute((tx) => recordAct(tx, ctx, 'backup-failed', { why }))
        .catch((err: unknown) => ctx.log.warn({ err }, 'a failed backup could not be written down'))
    }
    throw error
  }
}

/** The service ends, or another process has taken the work over. */
export class Interrupted extends Error {}

interface Writing {
  readonly folder: string
  readonly name: string
  readonly madeAt: string
  readonly key: InstallationKey
  readonly recipient: string | null
  readonly mayGoOn?: (() => Promise<boolean>) | undefined
}

/** Writes one backup of a database, of whatever version it is, under its name once it is whole and on the disk. */
async function writeBackup(
  db: Db,
  { folder, name, madeAt, key, recipient, mayGoOn }: Writing,
): Promise<MadeBackup> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await checkSpace(db, folder)
  const [file, part] = [join(folder, name), join(folder, `.${name}.part`)]
  await rm(part, { force: true })
  const goOn = async (): Promise<void> => {
    if (mayGoOn && !(await mayGoOn())) throw new Interrupted('the backup was stopped')
  }
  try {
    const manifest = await readSnapshot(db, async (tx) => {
      const dump = dumpDatabase(tx, { madeAt, key, mayGoOn: goOn })
      await writeBackupFile(part, dump.lines, recipient)
      return dump.manifest()
    })
    const sha256 = await hashOfFile(part)
    const { size } = await stat(part)
    await rename(part, file)
    await syncFolder(folder)
    return { file, bytes: size, sha256, manifest }
  } catch (error) {
    await rm(part, { force: true })
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
      throw new BackupProblem(
        {
          vi: `ổ đĩa của ${folder} đã đầy: không có bản sao lưu mới, các bản cũ vẫn còn`,
          en: `the disk of ${folder} is full: no backup was made, and none was lost`,
        },
        { cause: error },
      )
    throw error
  }
}

/** A backup is never larger than the database: so much must be free. */
async function checkSpace(db: Db, folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const [free, needed] = [bavail * bsize, await databaseBytes(db)]
  if (free < needed)
    throw new BackupProblem({
      vi: `${folder} còn trống ${megabytes(free)}, cần tới ${megabytes(needed)}`,
      en: `${megabytes(free)} are free in ${folder}, up to ${megabytes(needed)} are needed`,
    })
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`

/** Read back from the disk, so that what was written is what was meant. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** A new name is on the disk once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

/** What a process that was killed left behind. */
async function forgetParts(folder: string, nowMs: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!PART.test(name)) continue
    const { mtimeMs } = await stat(join(folder, name))
    if (mtimeMs < nowMs - DAY_MS) await rm(join(folder, name), { force: true })
  }
}

/** Before a newer program changes a database: under the name of the change, so that each is kept once. */
export async function backUpBeforeUpgrade(
  db: Db,
  config: BackupConfig & { readonly dataFolder: string },
  { pending, key, nowMs }: { pending: readonly string[]; key: InstallationKey; nowMs: number },
): Promise<string> {
  const { recipient } = config
  const folder = config.folder ?? join(config.dataFolder, 'backups')
  const name = `hailong-before-${pending.at(-1) ?? ''}.backup${recipient === null ? '' : '.age'}`
  const { file } = await writeBackup(db, { folder, name, madeAt: isoOf(nowMs), key, recipient })
  return file
}
