import { access, mkdtemp, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { type Db, databaseFile, fileAddress, openDatabase } from '../../db/open.ts'
import { isUnavailable } from '../../db/dialect.ts'
import { isEmpty } from '../../db/queries/office/keeping.ts'
import { watchChanges } from '../cache.ts'
import type { Context } from '../context.ts'
import { rebuildSearch } from '../feedback/search/rebuild-search.ts'
import { recordAct } from '../history/append.ts'
import type { InstallationKey } from '../history/key.ts'
import { verifyInstallation } from '../verify/verify-installation.ts'
import { readBackupFile } from './backup-file.ts'
import { BackupProblem, type Head } from './backup-lines.ts'
import { type Loaded, loadDatabase } from './load-database.ts'
import { hashOfFile } from './make-backup.ts'

export interface Restored extends Loaded {
  /** What `verify` says of it. */
  readonly verified: Awaited<ReturnType<typeof verifyInstallation>>
}

/**
 * Restores a backup into a place that is new or empty, checks every hash, makes the search index, and verifies. Where it cannot be
 * restored whole, the place is as it was. Throws `BackupProblem`.
 */
export async function restoreBackup(
  file: string,
  { address, identityFile, key, accept }: Restoring,
): Promise<Restored> {
  // Opening a new file makes its folder: not for a backup that is not there.
  if (databaseFile(address) !== null) await access(file)
  return fillNewPlace(address, key, (db) => loadDatabase(db, readBackupFile(file, identityFile), accept))
}

interface Restoring {
  /** The address of the new database, as the service itself is given one. */
  readonly address: string
  readonly identityFile: string | null
  /** The key of the installation where it is at hand, or any other. */
  readonly key: InstallationKey
  readonly accept?: (head: Head) => void
}

/** Opens a place that must be new or empty, fills it, and verifies what is there; a file that could not be filled is removed. */
export async function fillNewPlace(
  address: string,
  key: InstallationKey,
  fill: (db: Db) => Promise<Loaded>,
): Promise<Restored> {
  const file = databaseFile(address)
  if (file !== null && (await exists(file)))
    throw new BackupProblem({
      vi: `${file} đã có: hãy ghi một nơi còn trống`,
      en: `${file} is there already: name a place where nothing is`,
    })
  const db = openDatabase(address)
  let isWhole = false
  try {
    if (!(await isEmpty(db)))
      throw new BackupProblem({
        vi: 'cơ sở dữ liệu đã có dữ liệu: hãy ghi một cơ sở dữ liệu trống',
        en: 'the database has data already: name an empty one',
      })
    const loaded = await fill(db)
    await rebuildSearch({ db, changes: watchChanges(db) })
    const verified = await verifyInstallation({ db, key })
    isWhole = true
    return { ...loaded, verified }
  } catch (error) {
    if (!isUnavailable(error)) throw error
    // Its disk is full, or it went away.
    const why = error instanceof Error ? error.message : String(error)
    throw new BackupProblem(
      { vi: `không ghi được vào nơi mới: ${why}`, en: `the new place cannot be written: ${why}` },
      { cause: error },
    )
  } finally {
    await db.destroy()
    if (file !== null && !isWhole)
      for (const each of [file, `${file}-wal`, `${file}-shm`]) await rm(each, { force: true })
  }
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

/**
 * Restores a backup of this installation beside its file, verifies it, takes it away again, and writes down that it could be
 * restored. Throws `BackupProblem`, also where `verify` finds a fault.
 */
export async function tryBackup(ctx: Context, file: string, identityFile: string | null): Promise<Restored> {
  const folder = await mkdtemp(join(dirname(resolve(file)), '.hailong-trial-'))
  try {
    const restored = await restoreBackup(file, {
      address: fileAddress(join(folder, 'trial.db')),
      identityFile,
      key: ctx.key,
      accept: ({ organisation }) => {
        if (organisation?.id !== ctx.organisation.id)
          throw new BackupProblem({
            vi: `đây là bản sao lưu của nơi cài đặt khác: ${organisation?.name ?? 'chưa có tên'}`,
            en: `this is a backup of another installation: ${organisation?.name ?? 'none'}`,
          })
      },
    })
    const { faults } = restored.verified
    if (faults.length > 0)
      throw new BackupProblem({
        vi: `đã khôi phục được, nhưng verify thấy lỗi: ${faults.map(({ vi }) => vi).join('; ')}`,
        en: `it was restored, but verify finds: ${faults.map(({ en }) => en).join('; ')}`,
      })
    const body = { file, madeAt: restored.head.madeAt, sha256: await hashOfFile(file) }
    await ctx.db.transaction().execute((tx) => recordAct(tx, ctx, 'backup-tried', body))
    return restored
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
