import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDeliverers, createJobs } from '../../server/jobs/jobs.ts'
import { startScheduler } from '../../server/jobs/scheduler.ts'
import { createMailer } from '../../server/notifications/mailer.ts'
import { deliverOutbox } from '../../server/outbox/deliver-outbox.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { aFeedback } from '../fixtures/feedback.ts'
import { startSmtp, type TestSmtp } from '../fixtures/smtp.ts'

describe('a mail', () => {
  let smtp: TestSmtp
  beforeEach(async () => {
    smtp = await startSmtp()
  })
  afterEach(() => smtp.stop())

  const send = async (from: string): Promise<string> => {
    const mail = { to: 'an@phuong.example', subject: 'Hạn trả lời', text: 'x', messageId: '<1@x.example>' }
    await createMailer({ smtpUrl: smtp.url, from }).send(mail)
    return smtp.mails.at(-1)?.raw.replace(/\r\n[ \t]+/g, ' ') ?? ''
  }

  test.each([
    ['Desk: mailbox; ward (north), hall <desk@ward.example>', '"Desk: mailbox; ward (north), hall"'],
    ['"Ward (north)" <desk@ward.example>', '"Ward (north)"'],
    ['Ward "north" <desk@ward.example>', '"Ward \\"north\\""'],
    ['Ward <desk@ward.example>', 'Ward'],
  ])('is from one sender whatever signs the name has: %s', async (from, name) => {
    expect(await send(from)).toContain(`\r\nFrom: ${name} <desk@ward.example>\r\n`)
  })

  test('is from one sender also where the name is Vietnamese and has signs', async () => {
    const [, name = '', address] =
      /^From: (.*) <([^<>]*)>\r$/m.exec(await send('Tổ một cửa: quầy; (tầng 1) <desk@ward.example>')) ?? []
    const words = name.split(' ').map((word) => /^=\?UTF-8\?([BQ])\?(.*)\?=$/.exec(word))
    const decoded = words.map((word) =>
      word?.[1] === 'B'
        ? Buffer.from(word[2] ?? '', 'base64')
        : Buffer.from(
            (word?.[2] ?? '')
              .replaceAll('_', ' ')
              .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
            'latin1',
          ),
    )
    expect([Buffer.concat(decoded).toString('utf8'), address]).toEqual([
      'Tổ một cửa: quầy; (tầng 1)',
      'desk@ward.example',
    ])
  })

  test('says that a program wrote it, so that no absence note answers it', async () => {
    expect(await send('desk@ward.example')).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  })
})

describe.each(DATABASES)('mails of the office on %s', (database) => {
  let app: TestApp
  let smtp: TestSmtp
  const SATURDAY = '2026-11-21T14:00:00+07:00'

  beforeEach(async () => {
    smtp = await startSmtp()
    app = await startApp(database, { env: { SMTP_URL: smtp.url, MAIL_FROM: 'desk@ward.example' } })
    await app.addUnit('A')
    await app.addPerson('truong', 'head', 'A')
    await app.addPerson('canbo', 'officer', 'A')
    await app.db.updateTable('person').set({ email: 'truong@ward.example' }).execute()
  })
  afterEach(async () => {
    await smtp.stop()
    await app.stop()
  })

  /** An officer proposes an answer: the head is told. */
  async function proposeAnswer(): Promise<void> {
    const { id } = await aFeedback(app, { unit: 'A' })
    const headers = await app.signIn('canbo')
    const step = (name: string, json: unknown) =>
      app.request(`/api/feedback/${id}/${name}`, { headers, json })
    const versionOf = async (answer: Response) => ((await answer.json()) as { version: number }).version
    const version = await versionOf(await app.request(`/api/feedback/${id}`, { headers }))
    const claimed = await versionOf(await step('claim', { version }))
    const body = { version: claimed, text: 'Đèn đường đã được sửa xong rồi.' }
    expect((await step('submit-for-approval', body)).status).toBe(200)
  }

  const deliver = async () => {
    app.clock.advance(1)
    await deliverOutbox(app.service, {
      deliver: createDeliverers(app.service),
      mayGoOn: () => Promise.resolve(true),
      random: () => 1,
    })
  }
  const told = () => app.db.selectFrom('notification').select('kind').execute()

  test('say that they leave in office hours, and wait for Monday on a Saturday afternoon; the app tells at once', async () => {
    app.clock.set(SATURDAY)
    await proposeAnswer()
    await deliver()
    expect(await told()).toEqual([{ kind: 'answer-proposed' }])
    expect(smtp.mails).toEqual([])
    app.clock.set('2026-11-23T07:29:00+07:00')
    await deliver()
    expect(smtp.mails).toEqual([])
    app.clock.set('2026-11-23T07:31:00+07:00')
    await deliver()
    expect(smtp.mails.map(({ to }) => to)).toEqual([['truong@ward.example']])
  })

  test('that hang in a server that says nothing hold up neither the news in the app nor any other job', async () => {
    const silent = await startSilentServer()
    const mail = { smtpUrl: silent.url, from: 'desk@ward.example' }
    const service = { ...app.service, config: { ...app.service.config, mail } }
    await proposeAnswer()
    app.clock.advance(1)
    await deliverOutbox(app.service, {
      deliver: createDeliverers(app.service),
      kinds: ['notice'],
      mayGoOn: () => Promise.resolve(true),
      random: () => 1,
    })
    app.clock.advance(1)
    const jobs = createJobs(service)
    const over = new Set<string>()
    let othersOver = (): void => undefined
    const others = new Promise<void>((resolve) => {
      othersOver = resolve
    })
    const watched = jobs.map((job) => ({
      ...job,
      run: async (signal: AbortSignal) => {
        await job.run(signal)
        over.add(job.name)
        if (over.size === jobs.length - 1) othersOver()
      },
    }))
    const scheduler = startScheduler(service, watched)
    void scheduler.tick()
    await Promise.all([silent.called, others])
    expect(over).not.toContain('deliver-mails')
    await silent.stop()
    await scheduler.stop()
  })
})

interface SilentServer {
  readonly url: string
  /** Resolves when somebody has called. */
  readonly called: Promise<void>
  stop(): Promise<void>
}

/** Takes calls, and never says a word. */
async function startSilentServer(): Promise<SilentServer> {
  const sockets = new Set<Socket>()
  let call = (): void => undefined
  const called = new Promise<void>((resolve) => {
    call = resolve
  })
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    call()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    called,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
