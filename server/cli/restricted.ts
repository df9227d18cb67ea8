import { RestrictedWordInput } from '../contract/people.ts'
import {
  addRestrictedWord,
  describeRestrictedWords,
  removeRestrictedWord,
} from '../feedback/intake/restricted-words.ts'
import { type Command, UsageError } from './command.ts'
import { readInput, readOptions } from './options.ts'
import { withService } from './with-service.ts'

export const restricted: Command = {
  usage: 'restricted list | restricted add WORD | restricted remove WORD',
  does: 'the words by which an item is held for the restricted-coordinator, such as "hối lộ"',
  async run({ args, config, print }) {
    const { positionals } = readOptions(args, {}, 2)
    const [verb, word] = positionals
    await withService(config, async (ctx) => {
      if (verb === 'add') {
        await addRestrictedWord(ctx, readInput(RestrictedWordInput, { word }))
        print(`items with "${word ?? ''}" are held`)
      } else if (verb === 'remove') {
        await removeRestrictedWord(ctx, readInput(RestrictedWordInput, { word }))
        print(`items with "${word ?? ''}" go their ordinary way`)
      } else if (verb === 'list') {
        const { words, named, waiting } = await describeRestrictedWords(ctx)
        for (const each of words) print(each)
        print(`${waiting} items are held; ${named} people are named for them`)
        if (named === 0) print('name one: user add NAME --role restricted-coordinator --unit ROOT')
      } else throw new UsageError('say list, add or remove')
    })
    return 0
  },
}
