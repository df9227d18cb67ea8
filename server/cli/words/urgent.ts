import { UrgentWordInput } from '../../contract/feedback/queue/urgent-words.ts'
import { addUrgentWord, describeUrgentWords, removeUrgentWord } from '../../feedback/urgent/urgent-words.ts'
import { type Command, say, UsageError } from '../command.ts'
import { readInput, readOptions } from '../options.ts'
import { withService } from '../with-service.ts'

export const urgent: Command = {
  usage: 'urgent list | urgent add WORD [--not] | urgent remove WORD',
  does: {
    vi: 'từ làm phản ánh thành khẩn, như "cháy", và cụm từ không tính, như "cháy hàng"',
    en: 'the words by which an item is urgent, such as "cháy", and phrases that do not count, such as "cháy hàng"',
  },
  async run({ args, config, print }) {
    const { values, positionals } = readOptions(args, { not: { type: 'boolean' } }, 2)
    const [verb, word = ''] = positionals
    await withService(config, async (ctx) => {
      if (verb === 'add') {
        await addUrgentWord(ctx, readInput(UrgentWordInput, { word, raises: !values.not }))
        print(
          values.not
            ? { vi: `"${word}" không làm phản ánh thành khẩn`, en: `"${word}" makes no item urgent` }
            : { vi: `phản ánh có "${word}" là khẩn`, en: `items with "${word}" are urgent` },
        )
      } else if (verb === 'remove') {
        await removeUrgentWord(ctx, readInput(UrgentWordInput, { word }))
        print({ vi: `đã bỏ "${word}" khỏi danh sách`, en: `"${word}" is off the list` })
      } else if (verb === 'list') {
        const { words, phrases } = await describeUrgentWords(ctx)
        for (const each of words) print(each)
        for (const each of phrases) print({ vi: `không tính: ${each}`, en: `does not count: ${each}` })
      } else throw new UsageError(say('list, add, remove'))
    })
    return 0
  },
}
