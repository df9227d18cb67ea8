import { makeBackup } from '../../keeping/make-backup.ts'
import { type Command, UsageError } from '../command.ts'
import { readOptions } from '../options.ts'
import { withService } from '../with-service.ts'

export const backup: Command = {
  usage: 'backup [FOLDER]',
  does: {
    vi: 'sao lưu tất cả khi dịch vụ đang chạy, vào FOLDER (hoặc BACKUP_FOLDER): mã hoá, xoay vòng, chép đi theo các biến BACKUP_…',
    en: 'back everything up while the service runs, into FOLDER (else BACKUP_FOLDER): encrypted, rotated and copied as the BACKUP_… variables say',
  },
  async run({ args, config, print }) {
    const [folder = config.backup.folder] = readOptions(args, {}, 1).positionals
    if (folder === null)
      throw new UsageError({
        vi: 'hãy ghi thư mục, hoặc đặt BACKUP_FOLDER',
        en: 'name the folder, or set BACKUP_FOLDER',
      })
    const { file, bytes, sha256, manifest, copied, removed } = await withService(config, (ctx) =>
      makeBackup(ctx, folder),
    )
    const rows = manifest.parts.reduce((n, part) => n + part.rows, 0)
    print({
      vi: `${file}: ${bytes} byte, ${manifest.parts.length} bảng, ${rows} dòng`,
      en: `${file}: ${bytes} bytes, ${manifest.parts.length} tables, ${rows} rows`,
    })
    print(`sha256 ${sha256}`)
    if (config.backup.recipient === null)
      print({
        vi: 'chưa mã hoá: ai có tệp thì đọc được; đặt BACKUP_RECIPIENT là khoá công khai của age',
        en: 'not encrypted: whoever has the file can read it; set BACKUP_RECIPIENT to a public key of age',
      })
    for (const name of removed) print({ vi: `đã xoá ${name}`, en: `removed ${name}` })
    print({
      vi: `tệp khoá không nằm trong bản sao lưu: giữ riêng một bản của ${config.keyFile}`,
      en: `the key file is not in it: keep a copy of ${config.keyFile} apart`,
    })
    if (copied === 'no')
      print({
        vi: 'lệnh BACKUP_COMMAND không thành công: bản sao lưu chỉ có ở đây',
        en: 'the command of BACKUP_COMMAND failed: the backup lies here alone',
      })
    return copied === 'no' ? 1 : 0
  },
}
