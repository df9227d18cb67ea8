import { readFile } from 'node:fs/promises'
import { KioskInput } from '../contract/people.ts'
import { addKiosk } from '../kiosks/add-kiosk.ts'
import { listKiosks } from '../kiosks/list-kiosks.ts'
import { moveKiosk } from '../kiosks/move-kiosk.ts'
import { makePairingCode } from '../kiosks/pair-kiosk.ts'
import { receiveSavedRatings, SavedRatings } from '../ratings/receive-saved-ratings.ts'
import { decodeUtf8, parse, parseJson } from '../read-input.ts'
import { type Command, say, UsageError } from './command.ts'
import { readInput, readOptions } from './options.ts'
import { withService } from './with-service.ts'

export const kiosk: Command = {
  usage:
    'kiosk add NAME --unit CODE [--desk CODE] | kiosk code NAME | kiosk move NAME --unit CODE [--desk CODE] | kiosk list | kiosk receive FILE.json',
  does: {
    vi: 'thêm máy đánh giá, tạo mã ghép, chuyển chỗ, xem các máy, nhận lượt đánh giá mà máy đã lưu ra tệp',
    en: 'add a kiosk, make its pairing code, move it, show the fleet, take in the ratings a tablet saved to a file',
  },
  async run({ args, config, print }) {
    const { values, positionals } = readOptions(
      args,
      { unit: { type: 'string' }, desk: { type: 'string' } },
      2,
    )
    const [verb, name = ''] = positionals
    await withService(config, async (ctx) => {
      switch (verb) {
        case 'add':
          await addKiosk(ctx, readInput(KioskInput, { name, ...values }))
          print({
            vi: `đã thêm máy ${name}; tiếp theo: npm run hailong -- kiosk code "${name}"`,
            en: `kiosk ${name} added; next: npm run hailong -- kiosk code "${name}"`,
          })
          return
        case 'code': {
          const { code, expiresAt } = await makePairingCode(ctx, name)
          print({
            vi: `${code.slice(0, 4)}-${code.slice(4)}   (dùng được đến ${expiresAt})`,
            en: `${code.slice(0, 4)}-${code.slice(4)}   (good until ${expiresAt})`,
          })
          return
        }
        case 'move':
          await moveKiosk(ctx, { kiosk: name, unit: values.unit ?? '', desk: values.desk })
          print({ vi: `đã chuyển máy ${name}`, en: `kiosk ${name} moved` })
          return
        case 'receive': {
          const saved = parse(SavedRatings, parseJson(decodeUtf8(await readFile(name))))
          const statuses = (await receiveSavedRatings(ctx, saved)).map(({ status }) => status)
          const count = (wanted: string) => statuses.filter((status) => status === wanted).length
          print({
            vi: `${statuses.length} lượt đánh giá: ${count('accepted')} mới, ${count('duplicate')} đã có, ${count('refused')} bị từ chối, ${count('unknown-kiosk')} của máy không có ở đây`,
            en: `${statuses.length} ratings: ${count('accepted')} new, ${count('duplicate')} known, ${count('refused')} refused, ${count('unknown-kiosk')} of a kiosk that is not here`,
          })
          return
        }
        case 'list':
          for (const row of await listKiosks(ctx)) {
            print({
              vi: `${row.name}  ${row.unit.code}  ${row.paired ? 'đã ghép' : 'chưa ghép'}  nhận ${row.received}, thiếu ${row.missing}, số dùng lại ${row.reused}`,
              en: `${row.name}  ${row.unit.code}  ${row.paired ? 'paired' : 'not paired'}  received ${row.received}, missing ${row.missing}, numbers used again ${row.reused}`,
            })
          }
          return
        default:
          throw new UsageError(say('add, code, move, list, receive'))
      }
    })
    return 0
  },
}
