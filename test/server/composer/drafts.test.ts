import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DraftSaved, ItemDrafts } from '../../../server/contract/feedback/composer/drafts.ts'
import { forgetOldDrafts } from '../../../server/feedback/composer/forget-drafts.ts'
import { eraseWords } from '../../../server/history/erase-words.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

const ANSWER = 'Đèn đường đã được thay mới và sáng trở lại.'

describe.each(DATABASES)('what an officer has begun to write, on %s', (database) => {
  let app: TestApp
  let officer: StaffMember
  let id: string

  beforeEach(async () => {
    app = await startApp(database)
    for (const code of ['A', 'B']) await app.addUnit(code)
    await app.addPerson('lan', 'officer', 'A')
    await app.addPerson('hoa', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    officer = await staffMember(app, 'lan')
    ;({ id } = await aFeedback(app, { unit: 'A' }))
  })
  afterEach(() => app.stop())

  async function keep(
    text: string,
    version: string | null,
    kind = 'answer',
    username = 'lan',
    about?: string,
  ) {
    const response = await app.request(`/api/feedback/${id}/draft`, {
      method: 'PUT',
      headers: await app.signIn(username),
      json: { kind, text, version, ...(about === undefined ? {} : { about }) },
    })
    return { status: response.status, body: (await response.json()) as DraftSaved & { code?: string } }
  }
  async function kept(username = 'lan') {
    const response = await app.request(`/api/feedback/${id}/draft`, { headers: await app.signIn(username) })
    if (response.status !== 200) return response.status
    return ((await response.json()) as ItemDrafts).drafts.map(({ kind, text }) => [kind, text])
  }

  test('is on another device of theirs, nobody else’s, and in nothing that tells of the item', async () => {
    await keep('Kính gửi ông, BÍ-MẬT', null)
    await keep('Gọi lại chiều nay', null, 'note')
    expect(await kept()).toEqual([
      ['answer', 'Kính gửi ông, BÍ-MẬT'],
      ['note', 'Gọi lại chiều nay'],
    ])
    expect(await kept('hoa')).toEqual([])
    expect(await kept('truong')).toEqual([])
    const head = { headers: await app.signIn('truong') }
    for (const path of [
      `/api/feedback/${id}`,
      '/api/feedback?view=team',
      '/api/queue/file?view=team&format=csv',
    ])
      expect(await (await app.request(path, head)).text()).not.toContain('BÍ-MẬT')
  })

  test('two devices: whoever did not see the other’s text overwrites nothing, and both stay', async () => {
    const first = (await keep('Bản trên máy tính', null)).body.draft
    expect((await keep('Bản trên điện thoại', null)).body.code).toBe('draft/changed-elsewhere')
    const second = (await keep('Bản trên máy tính, dài hơn', first?.version ?? null)).body.draft
    for (const text of ['Bản cũ', ''])
      expect((await keep(text, first?.version ?? null)).body.code).toBe('draft/changed-elsewhere')
    expect(await kept()).toEqual([['answer', 'Bản trên máy tính, dài hơn']])
    // The answer to a saving got lost: the same text again is no quarrel.
    expect((await keep('Bản trên máy tính, dài hơn', first?.version ?? null)).body.draft).toEqual(second)
    expect((await keep('', second?.version ?? null)).body.draft).toBeNull()
    // Discarded there: a text that goes on here does not come back by itself.
    expect((await keep('Viết tiếp', second?.version ?? null)).body.code).toBe('draft/changed-elsewhere')
    expect(await kept()).toEqual([])
  })

  test('two savings in the same instant: one is kept', async () => {
    const both = await Promise.all([keep('Một', null), keep('Hai', null)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('what is sent is gone, and only that', async () => {
    await keep('Ghi chú dở', null, 'note')
    await keep(ANSWER, null)
    await keep('Của Hoa', null, 'answer', 'hoa')
    await officer.step(id, 'claim')
    await officer.step(id, 'answer', { text: ANSWER })
    expect(await kept()).toEqual([['note', 'Ghi chú dở']])
    expect(await kept('hoa')).toEqual([['answer', 'Của Hoa']])
    await officer.step(id, 'note', { text: 'Ghi chú dở' })
    expect(await kept()).toEqual([])
  })

  test('nothing is left of an item that was closed, of one that was erased, and after the time of keeping', async () => {
    await officer.step(id, 'claim')
    await officer.step(id, 'answer', { text: ANSWER })
    await keep('Sau khi trả lời', null, 'note')
    await (await staffMember(app, 'truong')).step(id, 'close')
    expect(await kept()).toEqual([])
    await keep('Sau khi đóng', null, 'note')
    await eraseWords(app.owner, id, 'Điều 16')
    expect(await kept()).toEqual([])
    await keep('Bỏ quên', null, 'note')
    await forgetOldDrafts(app.service, 30)
    expect(await kept()).toHaveLength(1)
    app.clock.advance(30 * 86_400_000 + 1)
    await forgetOldDrafts(app.service, 30)
    expect(await kept()).toEqual([])
  })

  test('a contribution’s is with the service too, one of each that is asked, until it is given', async () => {
    const lead = await staffMember(app, 'truong')
    await app.addPerson('mai', 'officer', 'B')
    const { contributions } = await lead.step(id, 'ask-contribution', {
      unit: 'B',
      request: 'Xin cho biết lịch cắt điện của khu phố này',
    })
    const about = contributions[0]?.id ?? ''
    expect((await keep('Cắt điện thứ', null, 'contribution', 'mai', about)).status).toBe(200)
    expect(await kept('mai')).toEqual([['contribution', 'Cắt điện thứ']])
    expect((await keep('Ghi', null, 'contribution', 'mai')).body.code).toBe('request/invalid')
    expect((await keep('Ghi', null, 'contribution', 'mai', id)).body.code).toBe('contribution/not-found')
    const text = 'Khu phố cắt điện vào sáng thứ Ba hằng tuần.'
    await (await staffMember(app, 'mai')).step(id, 'give-contribution', { contribution: about, text })
    expect(await kept('mai')).toEqual([])
    expect((await keep('Ghi', null, 'contribution', 'mai', about)).body.code).toBe('contribution/not-open')
  })

  test('of an item that went to another unit one’s own words stay, for taking it back', async () => {
    await keep('Dở dang', null)
    await (
      await staffMember(app, 'truong')
    ).step(id, 'transfer', { unit: 'B', reason: 'Thuộc địa bàn của đơn vị B' })
    expect(await kept()).toEqual([['answer', 'Dở dang']])
  })
})
