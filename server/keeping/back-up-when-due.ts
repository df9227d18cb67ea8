import { contextFor, type Service } from '../context.ts'
import { isBackupDue } from '../domain/keeping/backup-names.ts'
import { findKept } from './find-kept.ts'
import { Interrupted, makeBackup } from './make-backup.ts'

/** Makes the backup of the day once its time has come; a failed one is tried again after an hour. */
export async function backUpWhenDue(service: Service, mayGoOn: () => Promise<boolean>): Promise<void> {
  const { config, organisation, log } = service
  const { folder, at } = config.backup
  if (folder === null) return
  const { backup, failed } = await findKept(service.db)
  const last = { madeAtMs: backup?.atMs, failedAtMs: failed?.atMs }
  if (!isBackupDue(service.now(), last, at, organisation.zone)) return
  try {
    const { file, bytes } = await makeBackup(contextFor(service, { kind: 'service' }), folder, mayGoOn)
    log.info({ file, bytes }, 'backed up')
  } catch (error) {
    // The service ends: the next start makes it.
    if (!(error instanceof Interrupted)) throw error
  }
}
