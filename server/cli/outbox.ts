import { countOutbox, listDeadEntries, reviveEntries } from '../../db/queries/outbox.ts'
import { isoOf } from '../context.ts'
import { type Command, say, UsageError } from './command.ts'
import { readOptions } from './options.ts'
import { withService } from './with-service.ts'

export const outbox: Command = {
  usage: 'outbox list | outbox retry [ID]…',
  does: {
    vi: 'xem tin thôi gửi và vì sao; gửi lại những tin ấy hoặc tất cả',
    en: 'show the messages that were given up, and why; try these, or all of them, again',
  },
  async run({ args, config, print }) {
    const [verb, ...ids] = readOptions(args, {}, Infinity).positionals
    if ((verb !== 'list' || ids.length > 0) && verb !== 'retry') throw new UsageError(say('list, retry'))
    return withService(config, async ({ db, now }) => {
      if (verb === 'retry') {
        const revived = await reviveEntries(db, isoOf(now()), ids.length > 0 ? ids : null)
        print({
          vi: `${revived} tin sẽ được gửi lại ở lượt kế tiếp của dịch vụ đang chạy`,
          en: `${revived} messages go out again with the next round of a running service`,
        })
        return ids.length > revived ? 1 : 0
      }
      for (const entry of await listDeadEntries(db))
        print({
          vi: `${entry.id}  ${entry.kind} cho ${entry.username ?? 'không riêng ai'}  thôi gửi ${entry.dead_at} sau ${entry.attempts} lần: ${entry.last_error}`,
          en: `${entry.id}  ${entry.kind} to ${entry.username ?? 'nobody in person'}  given up ${entry.dead_at} after ${entry.attempts} tries: ${entry.last_error}`,
        })
      const { waiting, dead } = await countOutbox(db)
      print({
        vi: `${dead} tin thôi gửi, ${waiting} tin đang chờ`,
        en: `${dead} given up, ${waiting} waiting`,
      })
      return 0
    })
  },
}
