import { countOutbox, listDeadEntries, reviveEntries } from '../../db/queries/outbox.ts'
import { isoOf } from '../context.ts'
import { type Command, UsageError } from './command.ts'
import { readOptions } from './options.ts'
import { withService } from './with-service.ts'

export const outbox: Command = {
  usage: 'outbox list | outbox retry [ID]…',
  does: 'show the messages that were given up, and why; try these, or all of them, again',
  async run({ args, config, print }) {
    const [verb, ...ids] = readOptions(args, {}, Infinity).positionals
    if ((verb !== 'list' || ids.length > 0) && verb !== 'retry') throw new UsageError('say list or retry')
    return withService(config, async ({ db, now }) => {
      if (verb === 'retry') {
        const revived = await reviveEntries(db, isoOf(now()), ids.length > 0 ? ids : null)
        print(`${revived} messages go out again with the next round of a running service`)
        return ids.length > revived ? 1 : 0
      }
      for (const entry of await listDeadEntries(db))
        print(
          `${entry.id}  ${entry.kind} to ${entry.username ?? 'nobody in person'}  given up ${entry.dead_at} after ${entry.attempts} tries: ${entry.last_error}`,
        )
      const { waiting, dead } = await countOutbox(db)
      print(`${dead} given up, ${waiting} waiting`)
      return 0
    })
  },
}
