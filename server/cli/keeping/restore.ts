import { existsSync } from 'node:fs'
import type { Config } from '../../config.ts'
import { type InstallationKey, makeKey, openKey } from '../../history/key.ts'
import { restoreBackup, type Restored, tryBackup } from '../../keeping/restore-backup.ts'
import { type Command, type Print, say, UsageError } from '../command.ts'
import { readOptions } from '../options.ts'
import { withService } from '../with-service.ts'

export const restore: Command = {
  usage: 'restore FILE --into ADDRESS [--identity KEY-FILE] | restore FILE --trial [--identity KEY-FILE]',
  does: {
    vi: 'khôi phục bản sao lưu vào tệp mới hoặc cơ sở dữ liệu trống, kiểm tra mọi mã băm và xác minh; --trial khôi phục thử rồi dọn đi, và ghi lại là đã thử. --identity: khoá bí mật',
    en: 'restore a backup into a new file or an empty database, check every hash, and verify; --trial restores it beside itself, takes it away again and writes down that it could be restored. --identity: the secret key of age; exit code 1 on faults',
  },
  async run({ args, config, print }) {
    const { values, positionals } = readOptions(
      args,
      { into: { type: 'string' }, trial: { type: 'boolean' }, identity: { type: 'string' } },
      1,
    )
    const [file] = positionals
    const { into, trial = false } = values
    const identityFile = values.identity ?? null
    if (file === undefined) throw new UsageError({ vi: 'hãy ghi tên tệp', en: 'name the file' })
    if ((into === undefined) !== trial) throw new UsageError(say('--into ADDRESS, --trial'))
    const restored =
      into === undefined
        ? await withService(config, (ctx) => tryBackup(ctx, file, identityFile))
        : await restoreBackup(file, { address: into, identityFile, key: keyAtHand(config) })
    report(restored, print)
    if (into === undefined)
      print({ vi: 'đã khôi phục thử, rồi dọn đi', en: 'restored on trial, and taken away again' })
    else
      print({
        vi: 'đặt tệp khoá của nơi cài đặt vào KEY_FILE trước lần khởi động đầu tiên',
        en: 'put the key file of the installation at KEY_FILE before the first start',
      })
    return restored.verified.faults.length === 0 ? 0 : 1
  },
}

/** What a restored or moved database holds, and what `verify` says of it. */
export function report({ head, manifest, verified }: Restored, print: Print): void {
  const rows = manifest.parts.reduce((n, part) => n + part.rows, 0)
  print({
    vi: `${head.organisation?.name ?? 'chưa có tên'}, lúc ${head.madeAt}: ${manifest.parts.length} bảng, ${rows} dòng`,
    en: `${head.organisation?.name ?? 'nobody'}, as of ${head.madeAt}: ${manifest.parts.length} tables, ${rows} rows`,
  })
  for (const { chain, seq, hash } of manifest.heads) print(`  ${chain}  ${seq}  ${hash}`)
  for (const note of verified.notes) print({ vi: `ghi chú: ${note.vi}`, en: `note: ${note.en}` })
  for (const fault of verified.faults) print(fault)
  const { ratings, items, days, faults } = verified
  print({
    vi: `đã kiểm tra ${ratings} lượt đánh giá, ${items} phản ánh, ${days} ngày đã ký: ${faults.length} lỗi`,
    en: `${ratings} ratings, ${items} items and ${days} signed days checked, ${faults.length} faults`,
  })
}

/** The installation's own key where it is there; without it seals are counted, not recomputed. */
function keyAtHand({ keyFile }: Config): InstallationKey {
  return existsSync(keyFile) ? openKey(keyFile) : makeKey()
}
