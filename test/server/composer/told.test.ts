import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NotificationList } from '../../../server/contract/notification.ts'
import type { NoticeChoice, NoticeTopic } from '../../../server/contract/told/notice-topics.ts'
import { findMentions } from '../../../server/domain/text/find-mentions.ts'
import { createDeliverers } from '../../../server/jobs/jobs.ts'
import { planDigests } from '../../../server/notifications/digest.ts'
import { deliverOutbox } from '../../../server/outbox/deliver-outbox.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'
import { startSmtp, type TestSmtp } from '../../fixtures/smtp.ts'

const ALWAYS = () => Promise.resolve(true)

test('an address of mail mentions nobody; a name ends where its sentence does', () => {
  expect(findMentions('Nhờ @Lan.Tran, @hoa. và (@binh) xem: a@b.vn, @lan.tran')).toEqual([
    'lan.tran',
    'hoa',
    'binh',
  ])
})

describe.each(DATABASES)('who is told of what, on %s', (database) => {
  let app: TestApp
  let smtp: TestSmtp
  let id: string
  const staff: Record<string, StaffMember> = {}

  beforeEach(async () => {
    smtp = await startSmtp()
    app = await startApp(database, {
      env: { SMTP_URL: smtp.url, MAIL_FROM: 'hailong@phuong.example', PUBLIC_URL: 'https://hl.example' },
    })
    for (const code of ['A', 'B']) await app.addUnit(code)
    await app.addPerson('lan', 'officer', 'A')
    await app.addPerson('hoa', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    await app.addPerson('binh', 'officer', 'B')
    for (const { id: person, username } of await people())
      await app.db
        .updateTable('person')
        .set({ email: `${username}@a.example` })
        .where('id', '=', person)
        .execute()
    for (const name of ['lan', 'hoa', 'truong', 'binh']) staff[name] = await staffMember(app, name)
    ;({ id } = await aFeedback(app, { unit: 'A' }))
  })
  afterEach(async () => {
    await smtp.stop()
    await app.stop()
  })

  const people = () => app.db.selectFrom('person').select(['id', 'username']).execute()
  const idOf = async (username: string) =>
    (await people()).find((each) => each.username === username)?.id ?? ''
  const as = (name: string) => staff[name] as StaffMember

  async function deliver(): Promise<void> {
    const deliverers = createDeliverers(app.service)
    // What a notice puts into the outbox leaves with the next run.
    for (let run = 0; run < 2; run += 1) {
      app.clock.advance(1_000)
      await deliverOutbox(app.service, { deliver: deliverers, mayGoOn: ALWAYS, random: () => 0 })
    }
  }
  async function told(name: string): Promise<string[]> {
    const { body } = await as(name).call('/api/notifications')
    return (body as unknown as NotificationList).items.map(({ kind }) => kind).toSorted()
  }
  const mails = () => smtp.mails.map(({ to }) => to[0]).toSorted()
  async function choose(name: string, choices: NoticeChoice[], digest = true) {
    const response = await app.request('/api/notifications/choices', {
      method: 'PUT',
      headers: await app.signIn(name),
      json: { choices, digest },
    })
    expect(response.status).toBe(200)
  }
  const choice = (topic: NoticeTopic, bell: boolean, mail: NoticeChoice['mail']) => ({ topic, bell, mail })

  test('whoever is given an item, has it taken away, is named in a note or has it reopened; never who did it', async () => {
    await as('truong').step(id, 'assign-person', { person: await idOf('lan') })
    await as('hoa').step(id, 'note', { text: 'Nhờ @lan và @truong xem giúp, cả @hoa; thư: ai@do.vn' })
    await deliver()
    expect(await told('lan')).toEqual(['assigned-to-you', 'mentioned'])
    expect(await told('truong')).toEqual(['mentioned'])
    expect(await told('hoa')).toEqual([])
    await as('truong').step(id, 'put-back')
    await as('lan').step(id, 'claim')
    await as('lan').step(id, 'answer', { text: 'Đèn đường đã được thay mới và sáng trở lại.' })
    await as('truong').step(id, 'reopen', { reason: 'Người dân báo lại là đèn vẫn tắt' })
    await deliver()
    expect(await told('lan')).toEqual(['assigned-to-you', 'item-put-back', 'item-reopened', 'mentioned'])
    expect(await told('truong')).toEqual(['mentioned'])
  })

  test('two items that are merged: whoever has either', async () => {
    const other = await aFeedback(app, { unit: 'A', text: 'Đèn hẻm 12 tắt' })
    await as('lan').step(id, 'claim')
    await as('hoa').step(other.id, 'claim')
    await as('truong').step(other.id, 'merge', { into: id, reason: 'Cùng một bóng đèn ở hẻm 12' })
    await deliver()
    expect([await told('lan'), await told('hoa'), await told('truong')]).toEqual([
      ['item-merged'],
      ['item-merged'],
      [],
    ])
  })

  test('of an item that they may no longer see, and on a closed account, nobody hears', async () => {
    await as('truong').step(id, 'note', { text: 'Nhờ @lan và @hoa xem' })
    await app.db
      .updateTable('role_grant')
      .set({
        unit_id: (
          await app.db.selectFrom('unit').select('id').where('code', '=', 'B').executeTakeFirstOrThrow()
        ).id,
      })
      .where('person_id', '=', await idOf('lan'))
      .execute()
    await app.db.updateTable('person').set({ active: 0 }).where('username', '=', 'hoa').execute()
    await choose('lan', [choice('mention', true, 'always')])
    await deliver()
    expect(await told('lan')).toEqual([])
    expect(await app.db.selectFrom('notification').select('id').execute()).toEqual([])
    expect(mails()).toEqual([])
  })

  test('a note that names somebody who may not see the item is refused, and says whom', async () => {
    const { status, body } = await as('lan').call(`/api/feedback/${id}/note`, { text: 'Nhờ @binh xem' })
    expect([status, body['code'], JSON.stringify(body['errors'])]).toEqual([
      422,
      'note/mention-cannot-see',
      expect.stringContaining('@binh'),
    ])
    const { body: offered } = await as('lan').call(`/api/feedback/${id}/mentionable`)
    expect((offered as unknown as { username: string }[]).map(({ username }) => username)).toEqual([
      'hoa',
      'truong',
    ])
  })

  test('bell and mail by one’s own choice; opening the item clears its marks and no others', async () => {
    const other = await aFeedback(app, { unit: 'A' })
    await choose('lan', [choice('mention', true, 'always')])
    await choose('hoa', [choice('mention', false, 'usual')])
    for (const item of [id, other.id]) await as('truong').step(item, 'note', { text: 'Nhờ @lan và @hoa xem' })
    await deliver()
    expect([await told('lan'), await told('hoa')]).toEqual([['mentioned', 'mentioned'], []])
    expect(mails()).toEqual(['lan@a.example', 'lan@a.example'])
    await as('hoa').get(id)
    await as('lan').get(id)
    const { body } = await as('lan').call('/api/notifications')
    const { items, unread } = body as unknown as NotificationList
    expect([unread, items.find(({ readAt }) => readAt === null)?.feedbackId]).toEqual([1, other.id])
  })

  test('the morning’s digest: at the opening, once whatever restarts, to whom something waits and who wants it', async () => {
    await as('lan').step(id, 'claim')
    await choose('truong', [], false)
    await app.db.updateTable('person').set({ language: 'en' }).where('username', '=', 'lan').execute()
    const run = async (local: string) => {
      app.clock.set(`2026-11-${local}+07:00`)
      await planDigests(app.service)
      await planDigests(app.service)
      await deliver()
    }
    await run('21T07:30:30')
    await run('23T07:29:30')
    expect(mails()).toEqual([])
    await run('23T07:30:00')
    await run('23T07:35:00')
    await run('23T09:00:00')
    expect(mails()).toEqual(['hoa@a.example', 'lan@a.example'])
    expect(smtp.mails.find(({ to }) => to[0] === 'lan@a.example')?.raw).toContain('My items: 1')
    await run('25T13:00:00')
    expect(mails()).toHaveLength(2)
  })
})
