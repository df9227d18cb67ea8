import { accessSync, constants, mkdirSync, readdirSync } from 'node:fs'
import { countPeople } from '../../db/queries/people.ts'
import type { Config } from '../config.ts'
import { openService } from '../open-service.ts'
import { serve } from '../serve.ts'
import type { Command } from './command.ts'
import { readOptions } from './options.ts'

/** After a power cut the database may come back later than we do. */
const DATABASE_WAIT_MS = 60_000

/** Whoever ends us is told to wait ten seconds. */
const STOP_WITHIN_MS = 9_000

export const start: Command = {
  usage: 'start',
  does: 'serve the installation on HOST and PORT',
  async run({ args, config, print }) {
    readOptions(args, {}, 0)
    checkFolders(config)
    const service = await openService(config, { waitMs: DATABASE_WAIT_MS })
    const first = (await countPeople(service.db)) === 0
    const running = await serve(service)
    // Whoever waits for the last line may end us the moment it is said.
    const stopped = untilStopped(running.stop)
    if (first) {
      print('Nobody can sign in yet. Make the first administrator:')
      print('  npm run hailong -- user add NAME --role administrator --unit ROOT')
    }
    print(`listening on ${running.url}`)
    await stopped
    return 0
  },
}

/** Throws a sentence that names the variable of a folder that cannot be used: what is told at the start is mended at once. */
function checkFolders({ recordingsFolder, rootsFolder }: Config): void {
  tryFolder('ROOTS_FOLDER', rootsFolder, () => {
    mkdirSync(rootsFolder, { recursive: true })
    accessSync(rootsFolder, constants.W_OK)
  })
  if (recordingsFolder !== null)
    tryFolder('KIOSK_RECORDINGS', recordingsFolder, () => readdirSync(recordingsFolder))
}

function tryFolder(variable: string, folder: string, use: () => void): void {
  try {
    use()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`${variable}: ${folder} cannot be used: ${why}`, { cause: error })
  }
}

/** Waits for the signal to stop, then stops cleanly: what was acknowledged is on disk before the process ends. */
export async function untilStopped(stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })
  // A job that hangs may be cut off: what was acknowledged was on disk before it was acknowledged.
  setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref()
  await stop()
}
