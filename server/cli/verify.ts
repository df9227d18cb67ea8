import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { rootsFolderOf } from '../history/seal-day.ts'
import { verifyInstallation } from '../verify/verify-installation.ts'
import type { RootSource } from '../verify/verify-roots.ts'
import { type Command, UsageError } from './command.ts'
import { readOptions } from './options.ts'
import { verifyDisclosure } from './verify-disclosure.ts'
import { withService } from './with-service.ts'

const RootFile = z.object({
  statement: z.string(),
  root: z.string(),
  signature: z.string(),
  publicKey: z.string(),
})

export const verify: Command = {
  usage: 'verify [FOLDER] | verify disclosure',
  does: {
    vi: 'đếm lại và lần theo tất cả, so với gốc đã ký (FOLDER: tệp gốc giữ nơi khác); mã thoát 1 khi có lỗi. disclosure: thử suy ngược từ số liệu đã công bố, kể cả tuần và lý do, in nhóm dưới mười người bị lộ',
    en: 'recount and follow everything, compare with the signed roots (FOLDER: root files kept elsewhere); exit code 1 on faults. disclosure: attack the figures that are shown, weeks and reasons too, print which groups of fewer than ten raters they give away',
  },
  async run({ args, config, print }) {
    const [given] = readOptions(args, {}, 1).positionals
    if (given === 'disclosure') return verifyDisclosure(config, print)
    if (given !== undefined && !existsSync(given))
      throw new UsageError({ vi: `không có thư mục ${given}`, en: `there is no folder ${given}` })
    const { ratings, items, days, faults, notes } = await withService(config, (ctx) => {
      const folder = given ?? rootsFolderOf(ctx)
      return verifyInstallation(ctx, existsSync(folder) ? readRoots(folder) : [])
    })
    for (const note of notes) print({ vi: `ghi chú: ${note.vi}`, en: `note: ${note.en}` })
    for (const fault of faults) print(fault)
    print({
      vi: `đã kiểm tra ${ratings} lượt đánh giá, ${items} phản ánh, ${days} ngày đã ký: ${faults.length} lỗi`,
      en: `${ratings} ratings, ${items} items and ${days} signed days checked, ${faults.length} faults`,
    })
    return faults.length === 0 ? 0 : 1
  },
}

function readRoots(folder: string): RootSource[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-\d{2}-\d{2}\.json$/.test(name))
    .sort()
    .map((name) => {
      const file = RootFile.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
      if (!file.success)
        throw new UsageError({ vi: `${name} không phải tệp gốc đã ký`, en: `${name} is no root file` })
      return { name, day: name.slice(0, 10), file: file.data }
    })
}
