import { rebuildSearch } from '../feedback/search/rebuild-search.ts'
import { type Command, UsageError } from './command.ts'
import { readOptions } from './options.ts'
import { withService } from './with-service.ts'

export const search: Command = {
  usage: 'search rebuild',
  does: 'makes the search index anew from what is stored; a service may run beside it',
  async run({ args, config, print }) {
    const { positionals } = readOptions(args, {}, 1)
    if (positionals[0] !== 'rebuild') throw new UsageError('say rebuild')
    await withService(config, async (ctx) => {
      print(`${await rebuildSearch(ctx)} items can be found`)
    })
    return 0
  },
}
