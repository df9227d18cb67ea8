import { withService } from './with-service.ts'
import type { Command } from './command.ts'
import { readOptions } from './options.ts'

export const migrateCommand: Command = {
  usage: 'migrate',
  does: {
    vi: 'nâng cơ sở dữ liệu lên bản mới nhất (start cũng làm việc này)',
    en: 'bring the database up to date (start does it too)',
  },
  async run({ args, config, print }) {
    readOptions(args, {}, 0)
    await withService(config, (ctx) => {
      print({
        vi: `cơ sở dữ liệu mới nhất: ${ctx.organisation.name}, ${ctx.organisation.zone}`,
        en: `up to date: ${ctx.organisation.nameEn}, ${ctx.organisation.zone}`,
      })
      return Promise.resolve()
    })
    return 0
  },
}
