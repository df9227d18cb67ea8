import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../../server/ids.ts'
import type { DataRequestRow, HeldData } from '../../../server/contract/personal-data/data-requests.ts'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback } from '../../fixtures/feedback.ts'

const SENDER = { name: 'Trần Thị Bưởi', phone: '0901234567', email: 'buoi@x.vn', hideName: true }

describe.each(DATABASES)('a request about personal data on %s', (database) => {
  let app: TestApp
  let headers: Record<string, string>
  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('MT')
    await app.addPerson('quan.tri', 'administrator')
    headers = await app.signIn('quan.tri')
  })
  afterAll(() => app.stop())

  const at = '/api/personal-data/requests'
  const list = async () =>
    ((await (await app.request(at, { headers })).json()) as { requests: DataRequestRow[] }).requests
  const find = async (id: string) => {
    const found = (await list()).find((each) => each.id === id)
    if (!found) throw new Error('no such request')
    return found
  }
  const enter = async (kind: string, contact = SENDER.phone) => {
    const response = await app.request(at, { headers, json: { kind, name: SENDER.name, contact } })
    expect(response.status).toBe(201)
    return find(((await response.json()) as { id: string }).id)
  }
  const step = async (id: string, json: object) => {
    const { version } = await find(id)
    const response = await app.request(`${at}/${id}/steps`, { headers, json: { version, ...json } })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const held = async (id: string) =>
    (await (await app.request(`${at}/${id}/held`, { headers })).json()) as HeldData
  const anItem = async (isEnded: boolean) => {
    const item = await aFeedback(app, { unit: 'MT', sender: SENDER, text: 'Bưởi rụng đầy đường.' })
    if (isEnded) {
      await app.addPerson(`can.bo.${item.id.slice(-6)}`, 'officer', 'MT')
      const officer = await app.signIn(`can.bo.${item.id.slice(-6)}`)
      const { version } = (await (
        await app.request(`/api/feedback/${item.id}`, { headers: officer })
      ).json()) as {
        version: number
      }
      const answered = await app.request(`/api/feedback/${item.id}/answer`, {
        headers: officer,
        json: { version, text: 'Đã quét dọn toàn bộ con đường sáng nay rồi.' },
      })
      expect(answered.status).toBe(200)
    }
    return item
  }

  test('is due by the rule of its kind: reply in working days, done in days that end on a working day', async () => {
    const seen = await enter('see')
    // Friday 20/11/2026: two working days on is Wednesday 25/11, for the 24th is a holiday; ten days on is Monday 30/11.
    expect(seen.replyDueAt.slice(0, 10)).toBe('2026-11-25')
    expect(seen.dueAt).toBe('2026-11-30T17:00:00.000Z')
    expect((await enter('delete')).dueAt).toBe('2026-12-10T17:00:00.000Z')
  })

  test('is counted on trial by days that the office thinks of, beside those in force; nothing is kept', async () => {
    const preview = async (query: string) => {
      const response = await app.request(`/api/personal-data/due-preview?${query}`, { headers })
      return [response.status, await response.json()]
    }
    expect(await preview('about=see&replyDays=1&doneDays=5&extensionDays=0')).toEqual([
      200,
      {
        receivedAt: '2026-11-20T02:00:00.000Z',
        inForce: {
          replyDueAt: '2026-11-25T10:00:00.000Z',
          dueAt: '2026-11-30T17:00:00.000Z',
          extendedDueAt: '2026-12-15T17:00:00.000Z',
        },
        thought: {
          replyDueAt: '2026-11-23T10:00:00.000Z',
          dueAt: '2026-11-25T17:00:00.000Z',
          extendedDueAt: '2026-11-25T17:00:00.000Z',
        },
      },
    ])
    expect(await preview('about=see&replyDays=0&doneDays=5&extensionDays=0')).toMatchObject([
      400,
      { errors: [{ field: 'replyDays' }] },
    ])
  })

  test('is counted by the office’s own rule from its day on; what came before keeps its own', async () => {
    const before = await enter('object')
    const json = {
      kind: 'due',
      about: 'object',
      fromDay: '2026-11-20',
      body: { replyDays: 1, doneDays: 5, extensionDays: 0, source: { vi: 'Quy chế', en: 'Our rule' } },
    }
    expect((await app.request('/api/personal-data/settings', { headers, json })).status).toBe(201)
    const after = await enter('object')
    expect([after.dueAt.slice(0, 10), after.source.en]).toEqual(['2026-11-25', 'Our rule'])
    expect((await find(before.id)).dueAt).toBe(before.dueAt)
    expect((await step(after.id, { step: 'extend', reason: 'nhiều việc' })).body['code']).toBe(
      'data/no-extension',
    )
    expect((await step(before.id, { step: 'extend', reason: 'nhiều việc' })).status).toBe(200)
    expect((await find(before.id)).dueAt > before.dueAt).toBe(true)
  })

  test('finds by telephone, however typed, what the person sent, and hands over nothing before they are identified', async () => {
    const item = await anItem(false)
    const request = await enter('see', '0901.234.567')
    const found = (await held(request.id)).items.find(({ id }) => id === item.id)
    expect(found).toMatchObject({ code: item.trackingCode, keptBecause: 'being-handled' })
    const copy = () => app.request(`${at}/${request.id}/copy.json`, { headers })
    expect(((await (await copy()).json()) as { code: string }).code).toBe('data/identity-not-checked')
    await step(request.id, { step: 'identify', identity: 'called-back' })
    expect(await (await copy()).text()).toContain('Bưởi rụng đầy đường.')
    const acts = await app.db
      .selectFrom('history_event')
      .select(['kind', 'body'])
      .where('chain', '=', 'personal-data')
      .execute()
    expect(acts.map(({ kind }) => kind)).toContain('personal-data-copied')
    // The whole number: three digits stand in many a hash.
    expect(JSON.stringify(acts)).not.toMatch(/901\D?234\D?567/)
  })

  test('corrects a name in all the person sent', async () => {
    const item = await anItem(false)
    const request = await enter('correct')
    await step(request.id, { step: 'identify', identity: 'shown-document' })
    expect((await step(request.id, { step: 'correct', name: 'Trần Thị Bưởi Hồng' })).status).toBe(200)
    const found = (await held(request.id)).items.find(({ id }) => id === item.id)
    expect(found?.sender).toMatchObject({ name: 'Trần Thị Bưởi Hồng', email: 'buoi@x.vn' })
  })

  test('erases what may be erased and nothing that is being handled, with a certificate whose hash holds', async () => {
    const [open, ended] = [await anItem(false), await anItem(true)]
    const request = await enter('delete')
    const erase = (items: readonly string[]) =>
      step(request.id, { step: 'erase', rule: 'Luật 91/2025/QH15, Điều 14', items })
    expect((await erase([ended.id])).body['code']).toBe('data/identity-not-checked')
    await step(request.id, { step: 'identify', identity: 'holds-code' })
    expect((await erase([open.id, ended.id])).body['code']).toBe('data/kept-by-law')
    expect((await held(request.id)).items.find(({ id }) => id === ended.id)?.text).toBe(
      'Bưởi rụng đầy đường.',
    )
    expect((await erase([ended.id])).status).toBe(200)
    const rest = await app.db
      .selectFrom('feedback')
      .leftJoin('feedback_sender', 'feedback_sender.feedback_id', 'feedback.id')
      .select(['text', 'folded', 'feedback.salt', 'phone'])
      .where('feedback.id', '=', ended.id)
      .execute()
    expect(rest).toEqual([{ text: '', folded: '', salt: null, phone: null }])
    const certificate = (await (
      await app.request(`${at}/${request.id}/certificate`, { headers })
    ).json()) as {
      statement: { items: { code: string; historySeq: number; historyHash: string }[] }
      sha256: string
    }
    const [erased] = certificate.statement.items
    const last = await app.db
      .selectFrom('history_event')
      .select('hash')
      .where('chain', '=', ended.id)
      .where('seq', '=', erased?.historySeq ?? 0)
      .executeTakeFirst()
    expect([erased?.code, erased?.historyHash]).toEqual([ended.trackingCode, last?.hash])
    const stored = await app.db
      .selectFrom('data_request')
      .select('certificate')
      .where('id', '=', request.id)
      .executeTakeFirstOrThrow()
    const { body } = JSON.parse(stored.certificate ?? '') as { body: string }
    expect(sha256(body)).toBe(certificate.sha256)
    expect((await step(request.id, { step: 'finish', reason: 'Đã xoá' })).status).toBe(200)
    expect((await step(request.id, { step: 'reply' })).body['code']).toBe('data/settled')
  })

  test('leaves every history whole', async () => {
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })

  test('comes by the public form too, names what is missing, and is followed by its code without saying who asked', async () => {
    const send = (fields: Record<string, string>) =>
      app.request('/public/privacy/request', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(fields).toString(),
      })
    const wrong = await send({ kind: 'see', name: 'Lý Văn Mận', contact: 'không có' })
    expect([wrong.status, (await wrong.text()).includes('Lý Văn Mận')]).toEqual([422, true])
    const sent = await send({ kind: 'see', name: 'Lý Văn Mận', contact: 'man@x.vn' })
    expect(sent.status).toBe(303)
    const address = sent.headers.get('location') ?? ''
    const page = await (await app.request(address)).text()
    expect(page).toContain('Đang xử lý')
    expect(page).not.toContain('Mận')
    expect((await list()).some(({ byCitizen, person }) => byCitizen && person?.name === 'Lý Văn Mận')).toBe(
      true,
    )
    expect((await app.request('/public/privacy/request/DL-00000-0000-0000')).status).toBe(404)
  })

  test('from one address is taken twenty times within a quarter of an hour, then told to wait', async () => {
    const statuses: number[] = []
    for (let index = 0; index < 21; index++)
      statuses.push((await app.request(`/public/privacy/request/DL-00000-0000-${1000 + index}`)).status)
    expect(statuses.at(-1)).toBe(429)
  })
})
