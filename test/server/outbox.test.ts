import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runningLeases, takeLease } from '../../db/queries/leases.ts'
import { enqueue } from '../../db/queries/outbox.ts'
import { UsageError } from '../../server/cli/command.ts'
import { outbox } from '../../server/cli/outbox.ts'
import { isoOf } from '../../server/context.ts'
import { MAX_ATTEMPTS } from '../../server/domain/back-off.ts'
import { deliverOutbox } from '../../server/outbox/deliver-outbox.ts'
import { createDeliverers } from '../../server/jobs/jobs.ts'
import { LEASE_MS, withLease } from '../../server/outbox/lease.ts'
import type { Deliver } from '../../server/outbox/outcome.ts'
import { startScheduler } from '../../server/jobs/scheduler.ts'
import { createMailer } from '../../server/notifications/mailer.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { aFeedback } from '../fixtures/feedback.ts'
import { startSmtp, type TestSmtp } from '../fixtures/smtp.ts'

const MORNING = '2026-11-20T09:00:00+07:00'
const HOUR_MS = 3_600_000
const ALWAYS = () => Promise.resolve(true)

describe.each(DATABASES)('the outbox on %s', (database) => {
  let app: TestApp
  let smtp: TestSmtp
  let feedbackId: string

  beforeEach(async () => {
    smtp = await startSmtp()
    app = await startApp(database, {
      now: MORNING,
      env: { SMTP_URL: smtp.url, MAIL_FROM: 'Hài Lòng <hailong@phuong.example>' },
    })
    await app.addUnit('A')
    await app.addPerson('truong', 'head', 'A')
    await app.db.updateTable('person').set({ email: 'truong@phuong.example' }).execute()
    feedbackId = (await aFeedback(app, { unit: 'A' })).id
  })
  afterEach(async () => {
    await smtp.stop()
    await app.stop()
  })

  /** A mail to the head of A that no reminder stands behind. */
  async function putMail(key: string): Promise<void> {
    const { id } = await app.db.selectFrom('person').select('id').executeTakeFirstOrThrow()
    const at = isoOf(app.clock.now())
    const { path } = await app.db
      .selectFrom('unit')
      .select('path')
      .where('code', '=', 'A')
      .executeTakeFirstOrThrow()
    const news = { kind: 'extension-asked', feedbackId, dueAt: null, subject: null, officePath: path }
    await app.db.transaction().execute((tx) =>
      enqueue(tx, [
        {
          id: app.service.newId(),
          kind: 'mail',
          recipient: id,
          payload: JSON.stringify(news),
          dedupe_key: key,
          at,
          notBefore: at,
        },
      ]),
    )
  }

  function run(changes: Partial<Record<'mail', Deliver>> = {}, mayGoOn = ALWAYS): Promise<void> {
    app.clock.advance(1)
    const deliver = { ...createDeliverers(app.service), ...changes }
    return deliverOutbox(app.service, { deliver, mayGoOn, random: () => 1 })
  }

  const entries = () => app.db.selectFrom('outbox').selectAll().orderBy('created_at').execute()

  test('sends a mail once, with nothing in it of what the citizen wrote', async () => {
    await putMail('m1')
    await putMail('m1')
    await run()
    await run()
    expect(smtp.mails).toHaveLength(1)
    const [mail] = smtp.mails
    expect(mail?.to).toEqual(['truong@phuong.example'])
    expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@phuong\.example>$/)
    expect(mail?.raw).not.toContain('hẻm 12')
    expect(await entries()).toMatchObject([{ attempts: 1, dead_at: null, last_error: null }])
    expect((await entries())[0]?.sent_at).not.toBeNull()
  })

  test('what is rolled back is never delivered', async () => {
    await app.db
      .transaction()
      .execute(async (tx) => {
        await enqueue(tx, [
          {
            id: app.service.newId(),
            kind: 'mail',
            recipient: null,
            payload: '{}',
            dedupe_key: 'gone',
            at: MORNING,
            notBefore: MORNING,
          },
        ])
        throw new Error('the step failed')
      })
      .catch(() => undefined)
    expect(await entries()).toEqual([])
  })

  test('a process that dies after sending and before noting it: the mail comes again, under the same Message-ID', async () => {
    await putMail('m1')
    const mail = createDeliverers(app.service).mail
    const dies: Deliver = async (entry) => {
      await mail(entry)
      // What a killed process leaves behind: the mail is out, the note is not.
      throw new Error('killed')
    }
    await run({ mail: dies })
    app.clock.advance(HOUR_MS)
    await run()
    await run()
    expect(smtp.mails).toHaveLength(2)
    expect(new Set(smtp.mails.map(({ messageId }) => messageId)).size).toBe(1)
  })

  test('while the server is down it waits, longer each time; once it is up again every mail arrives', async () => {
    const port = Number(new URL(smtp.url).port)
    await smtp.stop()
    for (const key of ['m1', 'm2', 'm3']) await putMail(key)
    await run()
    const waiting = await entries()
    expect(waiting.map(({ attempts, sent_at }) => [attempts, sent_at])).toEqual(
      Array.from({ length: 3 }, () => [1, null]),
    )
    expect(waiting[0]?.last_error).toMatch(/ECONNREFUSED/)
    expect(Date.parse(waiting[0]?.next_at ?? '')).toBe(app.clock.now() + 30_000)
    await run()
    expect((await entries())[0]?.attempts).toBe(1)
    app.clock.advance(30_000)
    await run()
    expect(Date.parse((await entries())[0]?.next_at ?? '')).toBe(app.clock.now() + 60_000)

    smtp = await startSmtp(port)
    app.clock.advance(60_000)
    await run()
    expect(smtp.mails).toHaveLength(3)
    expect((await entries()).every(({ sent_at }) => sent_at !== null)).toBe(true)
  })

  test('a mail that nobody takes is given up after many tries, and holds up no other', async () => {
    await putMail('dead')
    smtp.refuseAll(true)
    for (let tries = 0; tries < MAX_ATTEMPTS + 3; tries += 1) {
      await run()
      await app.db
        .updateTable('outbox')
        .set({ next_at: isoOf(app.clock.now()) })
        .execute()
    }
    const [dead] = await entries()
    expect(dead).toMatchObject({ attempts: MAX_ATTEMPTS, sent_at: null })
    expect(dead?.dead_at).not.toBeNull()
    expect(dead?.last_error).toContain('no such mailbox')
    smtp.refuseAll(false)
    await putMail('alive')
    await run()
    expect(smtp.mails).toHaveLength(1)
    const metrics = await (await app.request('/metrics')).text()
    expect(metrics).toContain('hailong_outbox_entries{state="dead"} 1')
    expect(metrics).toContain('hailong_outbox_entries{state="waiting"} 0')
  })

  test('what was given up is shown with its reason and sent again on request, all of it or one by its id', async () => {
    const command = async (...args: string[]) => {
      const lines: string[] = []
      const code = await outbox.run({
        args,
        config: { ...app.service.config, databaseUrl: app.url },
        print: (line) => lines.push(typeof line === 'string' ? line : line.en),
      })
      return { code, lines }
    }
    await app.db.deleteFrom('outbox').execute()
    await putMail('m1')
    await putMail('m2')
    await app.db
      .updateTable('outbox')
      .set({ attempts: MAX_ATTEMPTS - 1 })
      .execute()
    smtp.refuseAll(true)
    await run()
    smtp.refuseAll(false)
    const dead = await entries()
    const { lines } = await command('list')
    expect(lines).toHaveLength(3)
    expect(lines.join()).toContain('mail to truong')
    expect(lines.join()).toContain('no such mailbox')
    expect(lines.at(-1)).toBe('2 given up, 0 waiting')
    expect((await command('retry', dead[0]?.id ?? '')).code).toBe(0)
    expect((await command('list')).lines.at(-1)).toBe('1 given up, 1 waiting')
    expect((await command('retry', dead[0]?.id ?? '')).code).toBe(1)
    expect((await command('retry')).code).toBe(0)
    // The command reads the real clock; the test's own stands on its day.
    await app.db
      .updateTable('outbox')
      .set({ next_at: isoOf(app.clock.now()) })
      .execute()
    await run()
    expect(smtp.mails).toHaveLength(2)
    expect((await command('list')).lines).toEqual(['0 given up, 0 waiting'])
    await expect(command('burn')).rejects.toThrow(UsageError)
  })

  test('one bad entry among good ones stops none of them', async () => {
    await putMail('m1')
    await putMail('bad')
    await putMail('m3')
    await app.db.updateTable('outbox').set({ payload: 'no JSON' }).where('dedupe_key', '=', 'bad').execute()
    await run()
    expect(smtp.mails).toHaveLength(2)
    expect((await entries()).filter(({ sent_at }) => sent_at === null)).toMatchObject([
      { dedupe_key: 'bad', attempts: 1 },
    ])
  })

  test('a person who has left, or an address that is gone, gets no mail', async () => {
    await putMail('m1')
    await app.db.updateTable('person').set({ active: 0 }).execute()
    await run()
    expect(smtp.mails).toEqual([])
    expect(await entries()).toEqual([])
  })

  test('stops between two deliveries when it is told to', async () => {
    for (const key of ['m1', 'm2', 'm3']) await putMail(key)
    await run({}, () => Promise.resolve(smtp.mails.length < 1))
    expect(smtp.mails).toHaveLength(1)
    await run()
    expect(smtp.mails).toHaveLength(3)
  })

  test('only one process works under a lease; a dead one’s lease runs out', async () => {
    const { service } = app
    const done: string[] = []
    await withLease(service, { name: 'job', holder: 'one' }, async (stillOurs) => {
      done.push('one')
      expect(await withLease(service, { name: 'job', holder: 'two' }, () => Promise.resolve())).toBe(false)
      expect(await withLease(service, { name: 'other', holder: 'two' }, () => Promise.resolve())).toBe(true)
      app.clock.advance(60_000)
      expect(await stillOurs()).toBe(true)
      app.clock.advance(60_000)
      // Renewed a minute ago, so that nobody else could take it.
      expect(await withLease(service, { name: 'job', holder: 'two' }, () => Promise.resolve())).toBe(false)
    })
    const taken = await withLease(service, { name: 'job', holder: 'two' }, () => {
      done.push('two')
      return Promise.resolve()
    })
    expect([taken, done]).toEqual([true, ['one', 'two']])

    const lease = { name: 'job', holder: 'killed', expires_at: isoOf(app.clock.now() + 1_000) }
    await takeLease(app.db, lease, runningLeases(app.clock.now(), LEASE_MS))
    expect(await withLease(service, { name: 'job', holder: 'two' }, () => Promise.resolve())).toBe(false)
    app.clock.advance(1_000)
    expect(await withLease(service, { name: 'job', holder: 'two' }, () => Promise.resolve())).toBe(true)
  })

  test('of many processes at once exactly one gets the lease', async () => {
    const running = runningLeases(app.clock.now(), LEASE_MS)
    const expiresAt = isoOf(app.clock.now() + 60_000)
    const taken = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        takeLease(app.db, { name: 'job', holder: `process ${n}`, expires_at: expiresAt }, running),
      ),
    )
    expect(taken.filter(Boolean)).toHaveLength(1)
  })

  test('a lease that was taken over ends the work of the one before', async () => {
    const { service } = app
    await withLease(service, { name: 'job', holder: 'slow' }, async (stillOurs) => {
      app.clock.advance(10 * 60_000)
      const until = isoOf(app.clock.now() + 60_000)
      await takeLease(
        app.db,
        { name: 'job', holder: 'fast', expires_at: until },
        runningLeases(app.clock.now(), LEASE_MS),
      )
      expect(await stillOurs()).toBe(false)
    })
    const { holder } = await app.db.selectFrom('lease').selectAll().executeTakeFirstOrThrow()
    expect(holder).toBe('fast')
  })

  test('the scheduler runs what is due, survives a job that fails, and waits for the one under way when it stops', async () => {
    const ran: string[] = []
    let begin = (): void => undefined
    let finish = (): void => undefined
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    let passNext = (): void => undefined
    const nextRan = new Promise<void>((resolve) => {
      passNext = resolve
    })
    const slow = new Promise<void>((resolve) => {
      finish = resolve
    })
    const scheduler = startScheduler(app.service, [
      {
        name: 'slow',
        everyMs: HOUR_MS,
        run: async (signal) => {
          begin()
          await slow
          ran.push(signal.aborted ? 'slow was told' : 'slow was not told')
        },
      },
      {
        name: 'next',
        everyMs: HOUR_MS,
        run: async () => {
          ran.push('next')
          passNext()
        },
      },
    ])
    void scheduler.tick()
    await begun
    await nextRan
    const stopped = scheduler.stop().then(() => ran.push('stopped'))
    finish()
    await stopped
    app.clock.advance(HOUR_MS)
    await scheduler.tick()
    expect(ran.splice(0)).toEqual(['next', 'slow was told', 'stopped'])

    const again = startScheduler(app.service, [
      { name: 'fails', everyMs: 1_000, run: () => Promise.reject(new Error('broken')) },
      { name: 'often', everyMs: 1_000, run: async () => void ran.push('often') },
      { name: 'daily', everyMs: 24 * HOUR_MS, run: async () => void ran.push('daily') },
    ])
    await again.tick()
    await again.tick()
    app.clock.advance(1_000)
    await again.tick()
    expect(ran).toEqual(['often', 'daily', 'often'])
    await again.stop()
  })

  test('a mailer gives up on a server that cannot be reached', async () => {
    await smtp.stop()
    const mailer = createMailer({ smtpUrl: smtp.url, from: 'a@b.example' })
    const mail = { to: 'x@y.example', subject: 'x', text: 'x', messageId: '<1@b.example>' }
    await expect(mailer.send(mail)).rejects.toThrow(/ECONNREFUSED/)
    smtp = await startSmtp()
  })
})
