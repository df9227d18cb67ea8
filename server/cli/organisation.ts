import { writeFile } from 'node:fs/promises'
import { describeOrganisation } from '../set-up/file/describe-organisation.ts'
import { type Command, UsageError } from './command.ts'
import { readOptions } from './options.ts'
import { withService } from './with-service.ts'

export const organisation: Command = {
  usage: 'organisation export FILE.json',
  does: {
    vi: 'ghi cả tổ chức vào tệp mà apply đọc được: đơn vị, quầy, người (không có mật khẩu), quy tắc, lịch',
    en: 'write the whole organisation into a file that apply reads: units, desks, people without passwords, rules, calendars',
  },
  async run({ args, config, print }) {
    const [verb, file] = readOptions(args, {}, 2).positionals
    if (verb !== 'export' || !file)
      throw new UsageError({ vi: 'hãy ghi export và tên tệp', en: 'say export and name the file' })
    const described = await withService(config, (ctx) => describeOrganisation(ctx))
    // Never over something that is there; names and addresses are for the owner alone.
    await writeFile(file, `${JSON.stringify(described, null, 2)}\n`, { flag: 'wx', mode: 0o600 })
    print({
      vi: `đã ghi ${described.units.length} đơn vị, ${described.people.length} người vào ${file}`,
      en: `${described.units.length} units, ${described.people.length} people written to ${file}`,
    })
    return 0
  },
}
