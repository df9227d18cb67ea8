import { makeBackup } from '../../keeping/make-backup.ts'
import { type Command, UsageError } from '../command.ts'
import { readOptions } from '../options.ts'
import { withService } from '../with-service.ts'

export const backup: Command = {
  usage: 'backup [FOLDER]',
  does: 'back everything up while the service runs, into FOLDER (else BACKUP_FOLDER): encrypted, rotated and copied as the BACKUP_… variables say',
  async run({ args, config, print }) {
    const [folder = config.backup.folder] = readOptions(args, {}, 1).positionals
    if (folder === null) throw new UsageError('name the folder, or set BACKUP_FOLDER')
    const { file, bytes, sha256, manifest, copied, removed } = await withService(config, (ctx) =>
      makeBackup(ctx, folder),
    )
    const rows = manifest.parts.reduce((n, part) => n + part.rows, 0)
    print(`${file}: ${bytes} bytes, ${manifest.parts.length} tables, ${rows} rows`)
    print(`sha256 ${sha256}`)
    if (config.backup.recipient === null)
      print('not encrypted: whoever has the file can read it; set BACKUP_RECIPIENT to a public key of age')
    for (const name of removed) print(`removed ${name}`)
    print(`the key file is not in it: keep a copy of ${config.keyFile} apart`)
    if (copied === 'no') print('the command of BACKUP_COMMAND failed: the backup lies here alone')
    return copied === 'no' ? 1 : 0
  },
}
