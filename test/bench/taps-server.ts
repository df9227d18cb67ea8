import { serve as serveHono } from '@hono/node-server'
import { Hono } from 'hono'
import { databaseBytes } from '../../db/dialect.ts'
import { readConfig } from '../../server/config.ts'
import { commandLineContext, openService } from '../../server/open-service.ts'
import { addPerson } from '../../server/organisation/add-person.ts'
import { addUnit } from '../../server/organisation/add-unit.ts'
import { SESSION_COOKIE } from '../../server/sign-in/authenticate.ts'
import { signIn } from '../../server/sign-in/sign-in.ts'
import { addKiosk } from '../../server/kiosks/add-kiosk.ts'
import { makePairingCode, pairKiosk } from '../../server/kiosks/pair-kiosk.ts'
import { serve } from '../../server/serve.ts'
import { DATA_ENV } from '../fixtures/data-folder.ts'

/*
 * The process under load: the real service on one port, the bare route on another, so that both are measured on the
 * same machine in the same minutes. Started by taps.ts, told to stop by a message.
 */
const PASSWORD = 'mat-khau-do-thoi-gian'
const KIOSKS = Number(process.argv[2])
const databaseUrl = process.argv[3] ?? ''

const config = readConfig({ PORT: '0', DATABASE_URL: databaseUrl, LOG_LEVEL: 'error', ...DATA_ENV })
const service = await openService(config)
const ctx = commandLineContext(service)
const tokens: string[] = []
let questionnaireVersionId = ''
for (let index = 0; index < KIOSKS; index++) {
  const name = `Kiosk ${index}`
  await addKiosk(ctx, { name, unit: 'ROOT' })
  const reply = await pairKiosk(service, (await makePairingCode(ctx, name)).code)
  tokens.push(reply.token)
  questionnaireVersionId = reply.questionnaire.id
}
if (KIOSKS > 0) {
  await addUnit(ctx, { code: 'A', name: 'Đơn vị A', kind: 'office', parent: null })
  await addPerson(ctx, {
    username: 'dieu-phoi',
    name: 'Điều phối',
    password: PASSWORD,
    grants: [{ role: 'coordinator', unit: 'ROOT' }],
  })
}
const { token: session } = await signIn(service, { username: 'dieu-phoi', password: PASSWORD })
const running = await serve(service)

const bare = new Hono().post('/api/ratings', async (c) => c.json(await c.req.json<unknown>()))
const bareServer = serveHono({ fetch: bare.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.send?.({
    url: running.url,
    bareUrl: `http://127.0.0.1:${port}`,
    tokens,
    questionnaireVersionId,
    viewer: `${SESSION_COOKIE}=${session}`,
  })
})

process.on('message', (message) => {
  if (message === 'count') {
    void service.db
      .selectFrom('tally')
      .select((eb) => eb.fn.sum('n').as('n'))
      .where('question', '=', 'level')
      .where('hour', '>=', 0)
      .executeTakeFirstOrThrow()
      .then(({ n }) => process.send?.({ counted: Number(n) }))
  }
  if (message === 'used') {
    const { user, system } = process.cpuUsage()
    void databaseBytes(service.db).then((bytes) =>
      process.send?.({
        cpuMs: (user + system) / 1000,
        bytes,
        memoryMib: process.memoryUsage.rss() / 2 ** 20,
      }),
    )
  }
  if (message === 'stop') {
    bareServer.close()
    void running.stop().then(() => process.exit(0))
  }
})
