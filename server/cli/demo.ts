import type { Words } from '../contract/language.ts'
import { rmSync } from 'node:fs'
import { countPeople } from '../../db/queries/people.ts'
import type { Service } from '../context.ts'
import { DEMO_PASSWORD, DEMO_WARD } from '../demo/demo-ward.ts'
import { makeDemo } from '../demo/make-demo.ts'
import { closeService, commandLineContext, openService } from '../open-service.ts'
import { makePairingCode } from '../kiosks/pair-kiosk.ts'
import { serve } from '../serve.ts'
import type { Config } from '../config.ts'
import { answerHold } from '../domain/answers/answer-hold.ts'
import { type Command, UsageError } from './command.ts'
import { readOptions } from './options.ts'
import { untilStopped } from './start.ts'

const DEMO_FILE = './data/demo.db'
const DEMO_ROOTS = './data/demo-roots'

export const demo: Command = {
  usage: 'demo [--keep]',
  does: {
    vi: 'chạy một phường minh hoạ trên cơ sở dữ liệu mới (./data/demo.db, hoặc DATABASE_URL khi còn trống); --keep: trên cái đã có',
    en: 'serve an invented ward on a fresh database (./data/demo.db, or DATABASE_URL when it is empty); --keep: on the one that is there',
  },
  async run({ args, config: given, print }) {
    const { keep } = readOptions(args, { keep: { type: 'boolean', default: false } }, 0).values
    const own = !process.env['DATABASE_URL']
    if (own && !keep) {
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${DEMO_FILE}${suffix}`, { force: true })
      rmSync(DEMO_ROOTS, { recursive: true, force: true })
    }
    const config: Config & { publicUrl: string | null } = {
      ...given,
      // Shown on the items as played: the people of the ward are invented.
      playsMessages: true,
      ...(own ? { databaseUrl: `sqlite:${DEMO_FILE}`, rootsFolder: DEMO_ROOTS } : {}),
    }
    const opened = await openService({
      ...config,
      logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel,
      // Its weeks are told in a moment: nothing waits until it can no longer be undone.
      answerHold: answerHold(0),
    })
    const isInUse = (await countPeople(opened.db)) > 0
    if (isInUse && !keep) {
      await closeService(opened)
      throw new UsageError({
        vi: 'DATABASE_URL là cơ sở dữ liệu đang dùng: bản minh hoạ cần một cơ sở dữ liệu trống',
        en: 'DATABASE_URL names a database that is in use: the demo wants an empty one',
      })
    }
    if (!isInUse) print(await fill(opened))
    await closeService(opened)

    // Opened anew, so that it serves what a start would find.
    const service = await openService(config)
    const { code } = await makePairingCode(commandLineContext(service), 'Máy sảnh')
    const running = await serve(service)
    // Without an address no tablet offers an answer on the citizen's phone; the demo has its own.
    config.publicUrl ??= running.url
    const stopped = untilStopped(running.stop)
    print('')
    print({ vi: `  công dân   ${running.url}/`, en: `  citizens   ${running.url}/` })
    print({
      vi: `  cán bộ     ${running.url}/app/     mật khẩu chung: ${DEMO_PASSWORD}`,
      en: `  staff      ${running.url}/app/     every password: ${DEMO_PASSWORD}`,
    })
    for (const { username, grants = [] } of DEMO_WARD.people)
      print(`               ${username.padEnd(14)} ${grants[0]?.role}, ${grants[0]?.unit}`)
    print({
      vi: `  máy quầy   ${running.url}/kiosk/   mã ghép: ${code.slice(0, 4)}-${code.slice(4)}`,
      en: `  kiosk      ${running.url}/kiosk/   pairing code: ${code.slice(0, 4)}-${code.slice(4)}`,
    })
    print({
      vi: `               mã và mã vuông dẫn đến ${config.publicUrl}; để dùng bằng điện thoại, đặt HOST và PUBLIC_URL`,
      en: `               codes and squares lead to ${config.publicUrl}; for phones, set HOST and PUBLIC_URL`,
    })
    if (config.recordingsFolder === null)
      print({
        vi: '               chưa có câu hỏi đọc thành tiếng: KIOSK_RECORDINGS là thư mục bản ghi âm, xem kiosk/README.md',
        en: '               no spoken question: KIOSK_RECORDINGS names a folder of recordings, see kiosk/README.md',
      })
    print('')
    print({ vi: `đang chạy tại ${running.url}`, en: `listening on ${running.url}` })
    await stopped
    return 0
  },
}

/** Makes the ward; says how much it made. */
async function fill(service: Service): Promise<Words> {
  const from = performance.now()
  const { ratings, items } = await makeDemo(service)
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  return {
    vi: `đã tạo ${ratings} lượt đánh giá và ${items} phản ánh trong ${seconds} s`,
    en: `${ratings} ratings and ${items} items of feedback made in ${seconds} s`,
  }
}
