import { ApprovalRuleInput, ApprovalTry } from '../contract/feedback/approval.ts'
import {
  addApprovalRule,
  describeApprovalRules,
  removeApprovalRule,
  tryApprovalRules,
} from '../feedback/approval/approval-rules.ts'
import { type Command, say, UsageError } from './command.ts'
import { readInput, readOptions } from './options.ts'
import { withService } from './with-service.ts'

export const approval: Command = {
  usage:
    'approval list | approval add NAME [--unit CODE] [--channel C] [--category C] [--word W]… [--published] [--minutes N] | approval end NAME | approval try TEXT [--unit CODE] [--channel C] [--category C] [--published]',
  does: {
    vi: 'quy tắc cần người thứ hai đọc câu trả lời trước khi gửi',
    en: 'the rules by which a second person reads an answer before it goes out',
  },
  async run({ args, config, print }) {
    const { values, positionals } = readOptions(
      args,
      {
        unit: { type: 'string' },
        channel: { type: 'string' },
        category: { type: 'string' },
        word: { type: 'string', multiple: true },
        published: { type: 'boolean' },
        minutes: { type: 'string' },
      },
      2,
    )
    const [verb, said] = positionals
    const { unit, channel, category, published } = values
    const conditions = { unit, channel, category, published }
    await withService(config, async (ctx) => {
      if (verb === 'list') {
        for (const rule of (await describeApprovalRules(ctx)).rules)
          if (rule.endedAt === null)
            print({
              vi: `${rule.name} (${rule.dueMinutes} phút làm việc)`,
              en: `${rule.name} (${rule.dueMinutes} office minutes)`,
            })
      } else if (verb === 'add') {
        const dueMinutes = values.minutes === undefined ? undefined : Number(values.minutes)
        const input = { ...conditions, name: said, words: values.word, dueMinutes }
        await addApprovalRule(ctx, readInput(ApprovalRuleInput, input))
        print({
          vi: `câu trả lời theo "${said ?? ''}" cần người thứ hai`,
          en: `answers under "${said ?? ''}" need a second person`,
        })
      } else if (verb === 'end') {
        const { rules } = await describeApprovalRules(ctx)
        const rule = rules.find(({ name, endedAt }) => endedAt === null && name === said)
        await removeApprovalRule(ctx, rule?.id ?? '')
        print({
          vi: `"${said ?? ''}" không còn đòi ai duyệt`,
          en: `"${said ?? ''}" asks for nobody any more`,
        })
      } else if (verb === 'try') {
        const rules = await tryApprovalRules(ctx, readInput(ApprovalTry, { ...conditions, text: said }))
        for (const { name, words } of rules)
          print({
            vi: [`cần người thứ hai theo "${name}"`, ...words.map(({ value }) => value)].join(': '),
            en: [`needs a second person by "${name}"`, ...words.map(({ value }) => value)].join(': '),
          })
        if (rules.length === 0)
          print({ vi: 'gửi đi không cần người thứ hai', en: 'goes out without a second person' })
      } else throw new UsageError(say('list, add, end, try'))
    })
    return 0
  },
}
