import { rebuildSearch } from '../feedback/search/rebuild-search.ts'
import { type Command, say, UsageError } from './command.ts'
import { readOptions } from './options.ts'
import { withService } from './with-service.ts'

export const search: Command = {
  usage: 'search rebuild',
  does: {
    vi: 'lập lại chỉ mục tìm kiếm từ dữ liệu đã lưu; dịch vụ có thể đang chạy',
    en: 'makes the search index anew from what is stored; a service may run beside it',
  },
  async run({ args, config, print }) {
    const { positionals } = readOptions(args, {}, 1)
    if (positionals[0] !== 'rebuild') throw new UsageError(say('rebuild'))
    await withService(config, async (ctx) => {
      const found = await rebuildSearch(ctx)
      print({ vi: `tìm được ${found} phản ánh`, en: `${found} items can be found` })
    })
    return 0
  },
}
