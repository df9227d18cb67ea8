import { isoOf } from '../../context.ts'
import { moveDatabase } from '../../keeping/move-database.ts'
import { type Command, say, UsageError } from '../command.ts'
import { readOptions } from '../options.ts'
import { withService } from '../with-service.ts'
import { report } from './restore.ts'

export const moveDatabaseCommand: Command = {
  usage: 'move-database --into ADDRESS',
  does: {
    vi: 'chép cả nơi cài đặt vào cơ sở dữ liệu trống, như từ tệp sang máy chủ, rồi so từng bảng, từng lịch sử và số đếm; bản cũ giữ nguyên',
    en: 'copy the whole installation into an empty database, such as from a file to a server, and compare every table, every history and the tallies; the old one stays as it is',
  },
  async run({ args, config, print }) {
    const { into } = readOptions(args, { into: { type: 'string' } }, 0).values
    if (into === undefined) throw new UsageError(say('--into ADDRESS'))
    const moved = await withService(config, ({ db, key, now }) =>
      moveDatabase(db, into, { key, nowMs: now(), madeAt: isoOf(now()) }),
    )
    report(moved, print)
    if (moved.verified.faults.length > 0) return 1
    print({
      vi: 'mọi bảng và lịch sử giống nhau ở cả hai; hãy chạy dịch vụ với địa chỉ mới, cùng tệp khoá',
      en: 'every table and history is the same in both; start the service with the new address, on the same key file',
    })
    return 0
  },
}
