import { findPublicFeedback } from '../../db/queries/feedback/public-feedback.ts'
import { Refusal } from '../contract/refusals.ts'
import { readTrackingCode } from '../feedback/intake/tracking-code.ts'
import { purgeDeletedWords } from '../../db/dialect.ts'
import { eraseWords } from '../history/erase-words.ts'
import { type Command, UsageError } from './command.ts'
import { readOptions } from './options.ts'
import { withService } from './with-service.ts'

export const erase: Command = {
  usage: 'erase CODE --rule "which rule or decision"',
  does: {
    vi: 'xoá hẳn dữ liệu cá nhân của một phản ánh: lời, người gửi, ảnh, ghi chú, câu trả lời; lịch sử vẫn nguyên vẹn',
    en: 'erase the personal data of an item for good: words, sender, photos, notes, answers; the history stays whole',
  },
  async run({ args, config, print }) {
    const { positionals, values } = readOptions(args, { rule: { type: 'string' } }, 1)
    const [typed = ''] = positionals
    const rule = values.rule?.trim() ?? ''
    const code = readTrackingCode(typed)
    if (code === null)
      throw new UsageError({
        vi: 'cần mã tra cứu của phản ánh, như PA-7K2MX-4TQ9-W1ZB',
        en: 'the tracking code of the item is needed, such as PA-7K2MX-4TQ9-W1ZB',
      })
    if (rule === '')
      throw new UsageError({
        vi: 'cần --rule: xoá theo quy định hay quyết định nào',
        en: '--rule is needed: by which rule or decision it is erased',
      })
    await withService(config, async (ctx) => {
      const item = await findPublicFeedback(ctx.db, code)
      if (!item) throw new Refusal('feedback/not-found', { detail: code })
      await eraseWords(ctx, item.id, rule)
      await purgeDeletedWords(ctx.db)
    })
    print({ vi: `${code}: đã xoá dữ liệu cá nhân`, en: `${code}: personal data erased` })
    return 0
  },
}
