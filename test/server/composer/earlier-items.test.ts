import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EarlierItem } from '../../../server/contract/feedback/composer/earlier-items.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, staffMember } from '../../fixtures/feedback.ts'

const PHONE = '0909 123 456'

describe.each(DATABASES)('what the same citizen sent before, on %s', (database) => {
  let app: TestApp

  beforeEach(async () => {
    app = await startApp(database)
    for (const code of ['A', 'B']) await app.addUnit(code)
    await app.addPerson('lan', 'officer', 'A')
    await app.addPerson('sep', 'leader')
    await app.addPerson('dieu.phoi', 'coordinator')
  })
  afterEach(() => app.stop())

  const sent = (unit: string, day: number, sender: Record<string, string>, text = 'Đèn đường tắt') =>
    aFeedback(app, {
      unit,
      text,
      receivedAt: `2026-11-${String(day).padStart(2, '0')}T02:00:00.000Z`,
      sender,
      options: { historical: true },
    })
  const seenBy = async (username: string, id: string) => {
    const { status, body } = await (await staffMember(app, username)).call(`/api/feedback/${id}/earlier`)
    return status === 200 ? (body as unknown as EarlierItem[]).map((item) => item.id) : status
  }

  test('by telephone or e-mail however they were written, the newest first; only what one may see, sender and all', async () => {
    const byPhone = await sent('A', 2, { phone: '+84 909 123 456' })
    const byMail = await sent('A', 3, { email: 'AN@dan.example' })
    const elsewhere = await sent('B', 4, { phone: PHONE })
    await sent('A', 5, { phone: '0909 123 457' })
    await sent('A', 5, {})
    const now = await sent('A', 10, { phone: PHONE, email: 'an@dan.example' })
    await sent('A', 11, { phone: PHONE })
    expect(await seenBy('lan', now.id)).toEqual([byMail.id, byPhone.id])
    expect(await seenBy('dieu.phoi', now.id)).toEqual([elsewhere.id, byMail.id, byPhone.id])
    // Leadership reads items, and never who sent them.
    expect(await seenBy('sep', now.id)).toEqual([])
    expect(await seenBy('lan', elsewhere.id)).toBe(404)
  })

  test('ten at most, and of who left nothing none', async () => {
    for (let day = 1; day <= 12; day += 1) await sent('A', day, { phone: PHONE }, `Đèn tắt lần ${day}`)
    const now = await sent('A', 15, { phone: PHONE })
    expect(await seenBy('lan', now.id)).toHaveLength(10)
    const nameless = await sent('A', 16, { name: 'An' })
    expect(await seenBy('lan', nameless.id)).toEqual([])
  })
})
