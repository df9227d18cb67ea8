import { listRoutingRules } from '../../db/queries/deadlines/calendars.ts'
import { RoutingRuleInput } from '../contract/people.ts'
import { addRoutingRule } from '../feedback/intake/add-routing-rule.ts'
import { type Command, say, UsageError } from './command.ts'
import { readInput, readOptions } from './options.ts'
import { withService } from './with-service.ts'

export const rule: Command = {
  usage: 'rule add NAME --unit CODE [--category C]… [--ward CODE]… [--word W]… | rule list',
  does: {
    vi: 'thêm quy tắc phân công sau các quy tắc khác, hoặc xem theo thứ tự',
    en: 'add a routing rule behind the others, or show them in order',
  },
  async run({ args, config, print }) {
    const { values, positionals } = readOptions(
      args,
      {
        unit: { type: 'string' },
        category: { type: 'string', multiple: true },
        ward: { type: 'string', multiple: true },
        word: { type: 'string', multiple: true },
      },
      2,
    )
    const [verb, name] = positionals
    await withService(config, async (ctx) => {
      if (verb === 'list') {
        for (const stored of await listRoutingRules(ctx.db)) print(`${stored.position}. ${stored.name}`)
        return
      }
      if (verb !== 'add') throw new UsageError(say('add, list'))
      const { unit, category: categories, ward: wardCodes, word: words } = values
      await addRoutingRule(ctx, readInput(RoutingRuleInput, { name, unit, categories, wardCodes, words }))
      print({ vi: `đã thêm quy tắc "${name ?? ''}"`, en: `rule "${name ?? ''}" added` })
    })
    return 0
  },
}
