import { countPeople } from '../../db/queries/people.ts'
import { openService } from '../open-service.ts'
import { serve } from '../serve.ts'
import type { Command } from './command.ts'

export const start: Command = {
  usage: 'start',
  does: 'serve the installation on HOST and PORT',
  async run(input) {
    const service = await openService(input.config)
    const first = (await countPeople(service.db)) === 0
    const running = await serve(service)
    if (first) {
      input.print('Nobody can sign in yet. Make the first administrator:')
      input.print('  npm run hailong -- user add NAME --role administrator --unit ROOT')
    }
    input.print(`listening on ${running.url}`)
    await untilStopped(running.stop)
    return 0
  },
}

/** Waits for the signal to stop, then stops cleanly: what was acknowledged is on disk before the process ends. */
export async function untilStopped(stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })
  await stop()
}
