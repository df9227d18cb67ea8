import { RestrictedWordInput } from '../../contract/people.ts'
import {
  addRestrictedWord,
  describeRestrictedWords,
  removeRestrictedWord,
} from '../../feedback/intake/restricted-words.ts'
import { type Command, say, UsageError } from '../command.ts'
import { readInput, readOptions } from '../options.ts'
import { withService } from '../with-service.ts'

export const restricted: Command = {
  usage: 'restricted list | restricted add WORD | restricted remove WORD',
  does: {
    vi: 'từ làm phản ánh được giữ riêng cho người điều phối riêng, như "hối lộ"',
    en: 'the words by which an item is held for the restricted-coordinator, such as "hối lộ"',
  },
  async run({ args, config, print }) {
    const { positionals } = readOptions(args, {}, 2)
    const [verb, word] = positionals
    await withService(config, async (ctx) => {
      if (verb === 'add') {
        await addRestrictedWord(ctx, readInput(RestrictedWordInput, { word }))
        print({ vi: `phản ánh có "${word ?? ''}" được giữ riêng`, en: `items with "${word ?? ''}" are held` })
      } else if (verb === 'remove') {
        await removeRestrictedWord(ctx, readInput(RestrictedWordInput, { word }))
        print({
          vi: `phản ánh có "${word ?? ''}" đi theo đường thường`,
          en: `items with "${word ?? ''}" go their ordinary way`,
        })
      } else if (verb === 'list') {
        const { words, named, waiting } = await describeRestrictedWords(ctx)
        for (const each of words) print(each)
        print({
          vi: `${waiting} phản ánh đang giữ riêng; ${named} người được giao`,
          en: `${waiting} items are held; ${named} people are named for them`,
        })
        if (named === 0)
          print({
            vi: 'hãy giao một người: user add TÊN --role restricted-coordinator --unit ROOT',
            en: 'name one: user add NAME --role restricted-coordinator --unit ROOT',
          })
      } else throw new UsageError(say('list, add, remove'))
    })
    return 0
  },
}
