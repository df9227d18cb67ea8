import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FeedbackList } from '../../../server/contract/feedback/feedback.ts'
import { databaseFile } from '../../../db/open.ts'
import { runCommand } from '../../../server/cli/run-command.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback } from '../../fixtures/feedback.ts'
import { letterWriter } from '../../fixtures/letter.ts'
import { BARE } from '../../fixtures/server-process.ts'
import { PUBLIC_URL, startToldCitizens, type ToldCitizens } from '../../fixtures/told-citizens.ts'

const OLD = 'cu.xua@vidu.example'
const NEW = 'moi.toanh@vidu.example'

describe.each(DATABASES)('search keeps up with what happens to an item on %s', (database) => {
  let office: ToldCitizens
  let writer: ReturnType<typeof letterWriter>
  beforeAll(async () => {
    office = await startToldCitizens(database)
    writer = letterWriter(office.app)
  })
  afterAll(() => office.stop())

  const found = async (words: string): Promise<string[]> => {
    const { status, body } = await office.head.call(`/api/feedback?view=all&q=${encodeURIComponent(words)}`)
    expect(status).toBe(200)
    return (body as unknown as FeedbackList).items.map(({ id }) => id).sort()
  }

  test('a contact that was changed is found by the new one alone, once it is confirmed', async () => {
    const { id, trackingCode } = await aFeedback(office.app, {
      unit: 'A',
      sender: { email: OLD, phone: '0907 654 321', name: 'Đoàn Thị Chanh' },
    })
    expect(await found('0907654321')).toEqual([id])
    await writer.post(`/public/track/${trackingCode}/contact`, { contact: NEW })
    await office.deliver()
    expect([await found(OLD), await found(NEW)]).toEqual([[id], []])
    const mail = office.mails().find(({ to }) => to === NEW)
    const link = /https:\/\/\S+\/public\/contact\/confirm\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
    expect((await writer.post(link.replace(PUBLIC_URL, ''), {})).status).toBe(200)
    expect([await found(OLD), await found('0907654321')]).toEqual([[], []])
    expect([await found(NEW), await found('doan thi chanh')]).toEqual([[id], [id]])
  })

  test('what was merged is found by its own words and code, and so it is once it is parted', async () => {
    const [first, second] = [
      await aFeedback(office.app, { unit: 'A', text: 'Ống nước vỡ ngập đầu hẻm Cây Gáo' }),
      await aFeedback(office.app, { unit: 'A', text: 'Nước chảy lênh láng trước miếu Bà Rịa' }),
    ]
    const isFound = async () => {
      expect(await found('hẻm Cây Gáo')).toEqual([first.id])
      expect(await found('mieu ba ria')).toEqual([second.id])
      expect(await found(second.trackingCode)).toContain(second.id)
    }
    await isFound()
    await office.head.step(second.id, 'merge', {
      into: first.id,
      reason: 'Cùng một chỗ vỡ ống Phú Lợi',
    })
    await isFound()
    // Why stands in both histories.
    expect(await found('vo ong phu loi')).toEqual([first.id, second.id].sort())
    await office.head.step(second.id, 'unmerge', { reason: 'Hai chỗ khác nhau' })
    await isFound()
  })

  test('what a citizen adds is found the moment it is sent, marks first or without', async () => {
    const { id, trackingCode } = await aFeedback(office.app, { unit: 'A' })
    expect(await found('trụ điện số 47B')).toEqual([])
    const { status } = await writer.upload(`/public/track/${trackingCode}/reply`, [], {
      text: 'Ngay trụ điện số 47B, cạnh <b>tiệm</b> bánh Đồng Khánh.',
    })
    expect(status).toBe(303)
    for (const words of ['trụ điện số 47B', 'tiem banh dong khanh']) expect(await found(words)).toEqual([id])
  })

  test('“search rebuild” beside a running service: every item is found before, meanwhile and after', async () => {
    const old = await aFeedback(office.app, { unit: 'A', text: 'Bảng hiệu tiệm Ngọc Lan che biển báo' })
    const printed: string[] = []
    const rebuilding = runCommand(
      ['search', 'rebuild'],
      { ...BARE, DATABASE_URL: office.app.url },
      { print: (line) => printed.push(line), complain: (line) => printed.push(`! ${line}`) },
    )
    let isOver = false
    const ended = rebuilding.finally(() => (isOver = true))
    const sent: string[] = []
    do {
      const { id } = await aFeedback(office.app, { unit: 'A', text: `Gửi giữa chừng xyz${sent.length}q` })
      sent.push(id)
      expect(await found('tiem ngoc lan')).toEqual([old.id])
      expect(await found(`xyz${sent.length - 1}q`)).toEqual([id])
    } while (!isOver)
    expect(await ended).toBe(0)
    expect(printed.join('\n')).not.toContain('!')
    for (const [index, id] of sent.entries()) expect(await found(`xyz${index}q`)).toEqual([id])
    expect(await found('tiem ngoc lan')).toEqual([old.id])
  })

  test('what was erased stands nowhere in the database any more, nor in its files', async () => {
    const sender = { name: 'Zyxwv Quách', phone: '0909777123' }
    const { id, trackingCode } = await aFeedback(office.app, { unit: 'A', text: 'Ngõ qqsecretqq', sender })
    for (let n = 0; n < 30; n++) await aFeedback(office.app, { unit: 'A', text: `Ngõ số ${n} ngập nước` })
    await office.head.step(id, 'refuse', { reason: 'Không thuộc thẩm quyền của phường' })
    const lines: string[] = []
    const ended = await runCommand(
      ['erase', trackingCode, '--rule', 'Điều 16'],
      { ...BARE, DATABASE_URL: office.app.url },
      { print: (line) => lines.push(line), complain: (line) => lines.push(`! ${line}`) },
    )
    expect([ended, lines.join('\n')]).toEqual([0, expect.not.stringContaining('!')])
    for (const words of ['qqsecretqq', 'zyxwv', '0909777123']) expect(await found(words)).toEqual([])
    const file = databaseFile(office.app.url)
    if (file === null) return
    await sql`pragma wal_checkpoint(truncate)`.execute(office.app.db)
    const bytes = readFileSync(file).toString('latin1').toLowerCase()
    for (const words of ['qqsecretqq', 'zyxwv', '0909777123'])
      expect(bytes.includes(words), words).toBe(false)
  })
})
