import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { NotificationList } from '../../../server/contract/notification.ts'
import type { ReminderStep } from '../../../server/contract/deadlines/reminders.ts'
import { deliverOutbox } from '../../../server/outbox/deliver-outbox.ts'
import { createDeliverers } from '../../../server/jobs/jobs.ts'
import { planReminders } from '../../../server/notifications/plan-reminders.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'
import { startSmtp, type TestSmtp } from '../../fixtures/smtp.ts'

const MORNING = '2026-11-20T09:00:00+07:00'
const ALWAYS = () => Promise.resolve(true)

describe.each(DATABASES)('reminders on %s', (database) => {
  let app: TestApp
  let smtp: TestSmtp
  let staff: Record<'officer' | 'colleague' | 'head' | 'coordinator' | 'leader' | 'other', StaffMember>

  beforeAll(async () => {
    smtp = await startSmtp()
    app = await startApp(database, {
      now: MORNING,
      env: { SMTP_URL: smtp.url, MAIL_FROM: 'hailong@phuong.example', PUBLIC_URL: 'https://hl.example' },
    })
    await app.addUnit('A')
    await app.addUnit('A1', { parent: 'A' })
    await app.addUnit('B')
    await app.addPerson('can.bo', 'officer', 'A')
    await app.addPerson('dong.nghiep', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    await app.addPerson('dieu.phoi', 'coordinator')
    await app.addPerson('lanh.dao', 'leader')
    await app.addPerson('nguoi.la', 'officer', 'B')
    for (const { id, username } of await app.db.selectFrom('person').select(['id', 'username']).execute())
      await app.db
        .updateTable('person')
        .set({ email: `${username}@a.example` })
        .where('id', '=', id)
        .execute()
    staff = {
      officer: await staffMember(app, 'can.bo'),
      colleague: await staffMember(app, 'dong.nghiep'),
      head: await staffMember(app, 'truong'),
      coordinator: await staffMember(app, 'dieu.phoi'),
      leader: await staffMember(app, 'lanh.dao'),
      other: await staffMember(app, 'nguoi.la'),
    }
  })
  beforeEach(async () => {
    app.clock.set(MORNING)
    // Each test has the office to itself.
    for (const table of ['outbox', 'notification', 'reminder_plan'] as const)
      await app.db.deleteFrom(table).execute()
    await app.db.updateTable('feedback').set({ historical: 1 }).execute()
    await app.db.updateTable('deadline_policy').set({ reminders: null }).execute()
    ;(smtp.mails as unknown[]).length = 0
  })
  afterAll(async () => {
    await smtp.stop()
    await app.stop()
  })

  /** What the service does by itself, half a minute after the moment named. */
  async function jobsAt(local: string): Promise<void> {
    app.clock.set(`2026-11-${local}:30+07:00`)
    await planReminders(app.service, ALWAYS)
    const deliver = createDeliverers(app.service)
    // What a reminder puts into the outbox leaves with the next run.
    for (let run = 0; run < 2; run += 1) {
      app.clock.advance(15_000)
      await deliverOutbox(app.service, { deliver, mayGoOn: ALWAYS, random: () => 0 })
    }
  }

  /** Who was told what, in order. */
  async function told(): Promise<string[]> {
    const rows = await app.db
      .selectFrom('notification as n')
      .innerJoin('person', 'person.id', 'n.person_id')
      .select(['n.kind', 'person.username', 'n.created_at'])
      .orderBy('n.created_at')
      .orderBy('person.username')
      .execute()
    return rows.map(({ kind, username }) => `${kind} → ${username}`)
  }

  test('one day of an item that nobody touches: officers, then the head, then leadership in the morning', async () => {
    await aFeedback(app, { unit: 'A' })
    for (const moment of ['20T09:00', '20T14:59', '20T15:00', '20T16:30', '20T17:00', '20T21:00'])
      await jobsAt(moment)
    expect(await told()).toEqual([
      'received → can.bo',
      'received → dong.nghiep',
      'due-soon → can.bo',
      'due-soon → dong.nghiep',
      'due-soon → can.bo',
      'due-soon → dong.nghiep',
      'due-soon → truong',
      'breached → truong',
    ])
    for (const moment of ['21T10:00', '22T10:00', '23T07:29', '23T07:30', '23T09:00', '24T09:00'])
      await jobsAt(moment)
    expect((await told()).slice(8)).toEqual(['still-overdue → lanh.dao'])
    expect(smtp.mails.map(({ to }) => to[0]).toSorted()).toEqual(
      ['can.bo', 'can.bo', 'dong.nghiep', 'dong.nghiep', 'truong', 'truong', 'lanh.dao']
        .map((name) => `${name}@a.example`)
        .toSorted(),
    )
  })

  test('whoever took the item on is told, and nobody else of the unit', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await staff.colleague.step(id, 'claim')
    await jobsAt('20T12:00')
    await app.db.deleteFrom('notification').execute()
    await jobsAt('20T15:00')
    expect(await told()).toEqual(['due-soon → dong.nghiep'])
  })

  test('a unit without officers of its own is looked after by the nearest one above', async () => {
    await aFeedback(app, { unit: 'A1' })
    await jobsAt('20T09:00')
    expect(await told()).toEqual(['received → can.bo', 'received → dong.nghiep'])
  })

  test('what waits in triage is the coordinators’, until a unit gets it', async () => {
    const { id } = await aFeedback(app)
    await jobsAt('20T09:00')
    expect(await told()).toEqual(['received → dieu.phoi'])
    await staff.coordinator.step(id, 'assign', { unit: 'B', reason: 'Đúng địa bàn' })
    await jobsAt('20T09:05')
    await jobsAt('20T09:10')
    expect((await told()).slice(1)).toEqual(['received → nguoi.la'])
  })

  test('an answer ends all reminders, and the mails that are still on their way', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await jobsAt('20T09:00')
    const port = Number(new URL(smtp.url).port)
    await smtp.stop()
    await jobsAt('20T15:00')
    app.clock.set('2026-11-20T15:10:00+07:00')
    await staff.officer.step(id, 'answer', { text: 'Xong. Xin cảm ơn quý vị đã phản ánh.' })
    smtp = await startSmtp(port)
    for (const moment of ['20T16:00', '20T16:30', '20T17:00', '23T07:30']) await jobsAt(moment)
    expect((await told()).filter((line) => !line.startsWith('received'))).toEqual([
      'due-soon → can.bo',
      'due-soon → dong.nghiep',
    ])
    expect(smtp.mails).toEqual([])
    const left = await app.db.selectFrom('outbox').selectAll().where('sent_at', 'is', null).execute()
    expect(left).toEqual([])
  })

  test('while the citizen is asked nobody is reminded; afterwards the new date counts', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await jobsAt('20T09:00')
    await staff.officer.step(id, 'pause', { reason: 'Xin ảnh, người dân báo lại' })
    for (const moment of ['20T15:00', '20T16:30', '20T17:00']) await jobsAt(moment)
    app.clock.set('2026-11-20T17:10:00+07:00')
    await staff.officer.step(id, 'resume')
    for (const moment of ['20T17:10', '23T09:00', '23T15:00']) await jobsAt(moment)
    expect((await told()).slice(2)).toEqual(['due-soon → can.bo', 'due-soon → dong.nghiep'])
  })

  test('an item that comes back from a wait overdue is a breach that is told', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await jobsAt('20T16:59')
    app.clock.set('2026-11-20T16:59:50+07:00')
    await staff.officer.step(id, 'pause', { reason: 'Xin ảnh, người dân báo lại' })
    await jobsAt('20T17:01')
    // A wait that began in time gives a day; this one is made to give nothing.
    await app.db.updateTable('feedback').set({ status: 'in-progress' }).where('id', '=', id).execute()
    await jobsAt('20T17:02')
    await jobsAt('23T07:30')
    expect((await told()).filter((line) => line.startsWith('breached'))).toEqual(['breached → truong'])
  })

  test('an extension moves the reminders with the date; the approver is told at once, and who asked afterwards', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await jobsAt('20T09:00')
    await staff.officer.step(id, 'extend', { workingDays: 1, reason: 'Chờ vật tư, người dân báo lại' })
    await jobsAt('20T10:00')
    await staff.head.step(id, 'approve-extension')
    for (const moment of ['20T10:01', '20T15:00', '20T16:30', '20T17:00', '23T15:00']) await jobsAt(moment)
    expect((await told()).slice(2)).toEqual([
      'extension-asked → truong',
      'extension-approved → can.bo',
      'due-soon → can.bo',
      'due-soon → dong.nghiep',
    ])
    expect(smtp.mails[0]?.to).toEqual(['truong@a.example'])
    expect(smtp.mails[0]?.raw).toContain(`https://hl.example/app/feedback/${id}`)
  })

  test('a head who asks is not asked: the coordinator is', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    await staff.head.step(id, 'extend', { workingDays: 1, reason: 'Chờ vật tư, người dân báo lại' })
    await jobsAt('20T10:00')
    expect(await told()).toContain('extension-asked → dieu.phoi')
  })

  test('nothing is sent late after a stop but the breach, and that not by night', async () => {
    await aFeedback(app, { unit: 'A' })
    await jobsAt('20T09:00')
    await jobsAt('20T23:00')
    expect(await told()).toHaveLength(2)
    await jobsAt('23T07:30')
    expect((await told()).slice(2).toSorted()).toEqual(['breached → truong', 'still-overdue → lanh.dao'])
  })

  test('a policy’s own steps replace the usual ones', async () => {
    const steps: ReminderStep[] = [
      { code: 'noon', at: { kind: 'before-due', workingMinutes: 240 }, to: ['leadership'], byMail: false },
    ]
    await app.db
      .updateTable('deadline_policy')
      .set({ reminders: JSON.stringify(steps) })
      .execute()
    await aFeedback(app, { unit: 'A' })
    for (const moment of ['20T09:00', '20T13:00', '20T17:00', '23T07:30']) await jobsAt(moment)
    expect(await told()).toEqual(['due-soon → lanh.dao'])
    expect(smtp.mails).toEqual([])
  })

  test('an item that cannot be planned is marked, and stops no other', async () => {
    const broken = await aFeedback(app, { unit: 'A' })
    const whole = await aFeedback(app, { unit: 'A' })
    const policy = await app.db.selectFrom('deadline_policy').selectAll().executeTakeFirstOrThrow()
    const brokenPolicy = { ...policy, id: app.service.newId(), code: 'broken', reminders: 'no JSON' }
    await app.db.insertInto('deadline_policy').values(brokenPolicy).execute()
    await app.db
      .updateTable('feedback')
      .set({ policy_id: brokenPolicy.id })
      .where('id', '=', broken.id)
      .execute()
    await jobsAt('20T09:00')
    await jobsAt('20T09:01')
    const plans = await app.db.selectFrom('reminder_plan').select(['feedback_id', 'problem']).execute()
    const problemOf = (id: string) => plans.find(({ feedback_id }) => feedback_id === id)?.problem
    expect(problemOf(whole.id)).toBeNull()
    expect(problemOf(broken.id)).toContain('JSON')
    expect(await told()).toHaveLength(2)
  })

  test('items from before this service remind nobody', async () => {
    const receivedAt = '2026-11-20T08:00:00+07:00'
    await aFeedback(app, { unit: 'A', receivedAt, options: { historical: true } })
    await jobsAt('20T09:00')
    await jobsAt('20T17:00')
    expect(await told()).toEqual([])
  })

  test('each person reads their own, and marks them as read', async () => {
    const { id, trackingCode } = await aFeedback(app, { unit: 'A' })
    await aFeedback(app, { unit: 'A' })
    await jobsAt('20T09:00')
    const list = async (who: StaffMember) =>
      (await who.call('/api/notifications')).body as unknown as NotificationList
    const mine = await list(staff.officer)
    expect(mine.unread).toBe(2)
    expect(mine.items.find(({ feedbackId }) => feedbackId === id)).toMatchObject({
      kind: 'received',
      trackingCode,
      readAt: null,
      title: expect.stringContaining('Đèn đường') as string,
    })
    expect((await list(staff.leader)).items).toEqual([])

    const ids = [mine.items[0]?.id]
    const stranger = await staff.head.call('/api/notifications/read', { ids })
    expect(stranger.status).toBe(200)
    expect((await list(staff.officer)).unread).toBe(2)
    const { body } = await staff.officer.call('/api/notifications/read', { ids })
    expect(body).toMatchObject({ unread: 1 })
    expect((await staff.officer.call('/api/notifications/read', {})).body).toMatchObject({ unread: 0 })
    expect((await list(staff.colleague)).unread).toBe(2)

    await staff.officer.step(id, 'transfer', { unit: 'B', reason: 'Thuộc đơn vị B' })
    const gone = (await list(staff.officer)).items.find(({ feedbackId }) => feedbackId === id)
    expect(gone).toMatchObject({ trackingCode, title: null })
  })
})
