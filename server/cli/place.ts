import { readFile } from 'node:fs/promises'
import { knownPlaces } from '../known-places.ts'
import { readPlaceFile } from '../places/read-place-file.ts'
import { addPlaces, removePlace } from '../places/save-places.ts'
import { PlaceInput } from '../contract/places/places.ts'
import { decodeUtf8 } from '../read-input.ts'
import { type Command, say, UsageError } from './command.ts'
import { readInput, readOptions } from './options.ts'
import { withService } from './with-service.ts'

export const place: Command = {
  usage:
    'place list | place add NAME --kind ward|street|landmark [--ward CODE] | place remove ID | place import FILE.csv',
  does: {
    vi: 'phường xã, đường, địa danh để công dân chọn; chạy lại được',
    en: 'wards, streets and landmarks that citizens may choose; safe to repeat',
  },
  async run({ args, config, print }) {
    const { values, positionals } = readOptions(
      args,
      { kind: { type: 'string' }, ward: { type: 'string' } },
      2,
    )
    const [verb, word] = positionals
    await withService(config, async (ctx) => {
      if (verb === 'list') {
        for (const { id, kind, name, wardCode } of await knownPlaces(ctx))
          print([id, kind, wardCode ?? '-', name].join('  '))
        return
      }
      if (!word) throw new UsageError(say('list, add NAME, remove ID, import FILE.csv'))
      if (verb === 'remove') {
        await removePlace(ctx, word)
        print({ vi: `đã bỏ địa điểm ${word} khỏi danh sách`, en: `place ${word} is off the list` })
        return
      }
      const places =
        verb === 'import'
          ? readPlaceFile(decodeUtf8(await readFile(word))).map((each) => each.place)
          : verb === 'add'
            ? [readInput(PlaceInput, { name: word, kind: values.kind, wardCode: values.ward })]
            : undefined
      if (!places) throw new UsageError(say('list, add, remove, import'))
      const { added, changed, kept } = await addPlaces(ctx, places)
      print({
        vi: `thêm ${added}, đổi ${changed}, giữ ${kept}`,
        en: `${added} added, ${changed} changed, ${kept} kept`,
      })
    })
    return 0
  },
}
