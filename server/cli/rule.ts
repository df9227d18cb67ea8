import { z } from 'zod'
import { listRoutingRules } from '../../db/queries/deadlines/calendars.ts'
import { RoutingRuleInput } from '../contract/people.ts'
import type { Context } from '../context.ts'
import { Day } from '../contract/fields.ts'
import { Refusal } from '../contract/refusals.ts'
import { addRoutingRule } from '../feedback/intake/add-routing-rule.ts'
import { changeRules, revisionOf } from '../feedback/rules/change-rules.ts'
import { type Command, say, UsageError } from './command.ts'
import { readInput, readOptions } from './options.ts'
import { withService } from './with-service.ts'

export const rule: Command = {
  usage:
    'rule add NAME --unit CODE [--category C]… [--ward CODE]… [--word W]… | rule list | rule order NAME --place N | rule retire NAME [--from DAY]',
  does: {
    vi: 'thêm quy tắc phân công sau các quy tắc khác, xem theo thứ tự, đặt vào vị trí N, hoặc ngừng dùng từ một ngày (hôm nay nếu không nêu)',
    en: 'add a routing rule behind the others, show them in order, put one at place N, or retire one from a day on (today where none is said)',
  },
  async run({ args, config, print }) {
    const { values, positionals } = readOptions(
      args,
      {
        unit: { type: 'string' },
        category: { type: 'string', multiple: true },
        ward: { type: 'string', multiple: true },
        word: { type: 'string', multiple: true },
        place: { type: 'string' },
        from: { type: 'string' },
      },
      2,
    )
    const [verb, name] = positionals
    await withService(config, async (ctx) => {
      if (verb === 'list') {
        for (const stored of await listRoutingRules(ctx.db)) print(`${stored.position}. ${stored.name}`)
        return
      }
      if (verb === 'order') {
        const { place } = readInput(Place, { place: values.place })
        await moveRule(ctx, name ?? '', place)
        print({
          vi: `quy tắc "${name ?? ''}" ở vị trí ${place}`,
          en: `rule "${name ?? ''}" is at place ${place}`,
        })
        return
      }
      if (verb === 'retire') {
        const { from } = readInput(From, { from: values.from })
        const { id } = await ruleNamed(ctx, name ?? '')
        await changeRules(ctx, { act: 'retire', id, ...(from === undefined ? {} : { validTo: from }) })
        print({ vi: `đã ngừng quy tắc "${name ?? ''}"`, en: `rule "${name ?? ''}" is retired` })
        return
      }
      if (verb !== 'add') throw new UsageError(say('add, list, order, retire'))
      const { unit, category: categories, ward: wardCodes, word: words } = values
      await addRoutingRule(ctx, readInput(RoutingRuleInput, { name, unit, categories, wardCodes, words }))
      print({ vi: `đã thêm quy tắc "${name ?? ''}"`, en: `rule "${name ?? ''}" added` })
    })
    return 0
  },
}

const Place = z.strictObject({ place: z.coerce.number().int().min(1) })
const From = z.strictObject({ from: Day.optional() })

/** Throws `rules/not-found`, also where several rules have the name: the page of the rules tells them apart. */
async function ruleNamed({ db }: Context, name: string) {
  const named = (await listRoutingRules(db)).filter((each) => each.name === name)
  const [found] = named
  if (!found || named.length > 1) throw new Refusal('rules/not-found', { detail: name })
  return found
}

/** A place behind the last is the last. */
async function moveRule(ctx: Context, name: string, place: number): Promise<void> {
  const { id } = await ruleNamed(ctx, name)
  const rules = await listRoutingRules(ctx.db)
  const others = rules.map((each) => each.id).filter((each) => each !== id)
  await changeRules(ctx, { act: 'order', ids: others.toSpliced(place - 1, 0, id) }, revisionOf(rules))
}
