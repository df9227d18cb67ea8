import { accessSync, constants, mkdirSync, readdirSync } from 'node:fs'
import type { Config } from '../config.ts'
import { openService } from '../open-service.ts'
import { serve } from '../serve.ts'
import { makeSetUpCode } from '../set-up/set-up-code.ts'
import { isSetUp } from '../set-up/set-up-organisation.ts'
import { WordedError } from '../worded-error.ts'
import type { Command } from './command.ts'
import { readOptions } from './options.ts'
import { STARTERS } from './starters.ts'

/** After a power cut the database may come back later than we do. */
const DATABASE_WAIT_MS = 60_000

/** Whoever ends us is told to wait ten seconds. */
const STOP_WITHIN_MS = 9_000

export const start: Command = {
  usage: 'start',
  does: {
    vi: 'chạy dịch vụ tại HOST và PORT',
    en: 'serve the installation on HOST and PORT',
  },
  async run({ args, config, print }) {
    readOptions(args, {}, 0)
    checkFolders(config)
    const service = await openService(config, { waitMs: DATABASE_WAIT_MS })
    const isEmpty = !(await isSetUp(service))
    const setUp = isEmpty ? { code: makeSetUpCode(), starters: STARTERS } : null
    const running = await serve(service, undefined, setUp)
    // Whoever waits for the last line may end us the moment it is said.
    const stopped = untilStopped(running.stop)
    if (setUp) {
      print({
        vi: 'Chưa thiết lập: trước đó không trang nào khác mở. Trong trình duyệt trên máy này, mở',
        en: 'Not set up yet: nothing else is open before. In a browser on this machine, open',
      })
      print(`  ${running.url}/set-up`)
      print({
        vi: 'Từ máy khác, hoặc qua proxy, trang hỏi mã này; mã dùng một lần, đến lần khởi động sau:',
        en: 'From another machine, or through a proxy, the page asks for this code; it works once, until the next start:',
      })
      print(`  ${setUp.code.code.replace(/(.{4})(?=.)/g, '$1-')}`)
      print({
        vi: 'Hoặc tạo quản trị viên đầu tiên tại đây: npm run hailong -- user add TÊN --role administrator --unit ROOT',
        en: 'Or make the first administrator here: npm run hailong -- user add NAME --role administrator --unit ROOT',
      })
    }
    print({ vi: `đang chạy tại ${running.url}`, en: `listening on ${running.url}` })
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
    throw new WordedError(
      {
        vi: `${variable}: không dùng được ${folder}: ${why}`,
        en: `${variable}: ${folder} cannot be used: ${why}`,
      },
      { cause: error },
    )
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
