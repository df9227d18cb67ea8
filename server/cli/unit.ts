import { listUnits } from '../../db/queries/units.ts'
import { UnitInput } from '../contract/people.ts'
import { addUnit } from '../organisation/add-unit.ts'
import { type Command, say, UsageError } from './command.ts'
import { readInput, readOptions } from './options.ts'
import { withService } from './with-service.ts'

export const unit: Command = {
  usage: 'unit add CODE --name NAME [--name-en NAME] [--kind KIND] [--parent CODE] | unit list',
  does: {
    vi: 'thêm đơn vị vào cây, hoặc xem cây',
    en: 'add a unit to the tree, or show the tree',
  },
  async run({ args, config, print }) {
    const { values, positionals } = readOptions(
      args,
      {
        name: { type: 'string' },
        'name-en': { type: 'string' },
        kind: { type: 'string' },
        parent: { type: 'string' },
      },
      2,
    )
    const [verb, code] = positionals
    await withService(config, async (ctx) => {
      if (verb === 'list') {
        for (const { depth, code: own, name } of await listUnits(ctx.db))
          print(`${'  '.repeat(depth)}${own}  ${name}`)
        return
      }
      if (verb !== 'add') throw new UsageError(say('add, list'))
      const { name, 'name-en': nameEn, kind, parent } = values
      const added = await addUnit(ctx, readInput(UnitInput, { code, name, nameEn, kind, parent }))
      print({ vi: `đã thêm đơn vị ${added.code}`, en: `unit ${added.code} added` })
    })
    return 0
  },
}
