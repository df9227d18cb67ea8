import { readSnapshot } from '../../db/dialect.ts'
import type { Db } from '../../db/open.ts'
import type { InstallationKey } from '../history/key.ts'
import { BackupProblem, splitLines } from './backup-lines.ts'
import { dumpDatabase } from './dump-database.ts'
import { loadDatabase } from './load-database.ts'
import { fillNewPlace, type Restored } from './restore-backup.ts'
import { isServed } from './serving.ts'

/**
 * Copies a database into an empty one, of either engine; what was written is read back and compared: each table's rows and hash,
 * the ends of the histories. Then it is verified. Throws `BackupProblem` while a service runs on it, and where anything differs.
 */
export async function moveDatabase(
  from: Db,
  address: string,
  { key, nowMs, madeAt }: { key: InstallationKey; nowMs: number; madeAt: string },
): Promise<Restored> {
  if (await isServed(from, nowMs))
    throw new BackupProblem({
      vi: 'đang có dịch vụ chạy trên cơ sở dữ liệu này: hãy dừng trước (dịch vụ bị ngắt đột ngột thì ba phút sau mới coi là đã dừng)',
      en: 'a service runs on this database: stop it first (one that was killed is gone after three minutes)',
    })
  return fillNewPlace(address, key, (into) =>
    readSnapshot(from, (tx) => loadDatabase(into, splitLines(dumpDatabase(tx, { madeAt, key }).lines))),
  )
}
