import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findLastNews, insertNews, listNewsAfter } from '../../db/queries/live/news.ts'
import { createApp } from '../../server/app.ts'
import { forgetNews } from '../../server/live/forget-news.ts'
import { makeService } from '../../server/open-service.ts'
import { startApp, type TestApp } from '../fixtures/app.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { TEST_KEY } from '../fixtures/data-folder.ts'
import { aFeedback, type StaffMember, staffMember } from '../fixtures/feedback.ts'
import { type Heard, readEvents } from '../fixtures/live.ts'

const REASON = { reason: 'Không thuộc địa bàn của chúng tôi' }
const NOTED = '["noted"]'
const ANSWER = { text: 'Đèn đường đã được thay mới và sáng trở lại.' }

describe.each(DATABASES)('what open screens are told, on %s', (database) => {
  let app: TestApp
  let officer: StaffMember
  let head: StaffMember
  const open: ReturnType<typeof readEvents>[] = []

  beforeEach(async () => {
    app = await startApp(database)
    for (const code of ['A', 'B']) await app.addUnit(code)
    await app.addPerson('lan', 'officer', 'A')
    await app.addPerson('truong', 'head', 'A')
    await app.addPerson('binh', 'officer', 'B')
    officer = await staffMember(app, 'lan')
    head = await staffMember(app, 'truong')
  })
  afterEach(async () => {
    vi.useRealTimers()
    await Promise.all(open.splice(0).map((stream) => stream.cancel()))
    await app.stop()
  })

  /** A screen that listens: it has heard where to go on from. */
  async function listen(
    username: string,
    { lastId, at = app.app.http }: { lastId?: string; at?: TestApp['app']['http'] } = {},
  ) {
    const headers = {
      ...(await app.signIn(username)),
      ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
    }
    const response = await at.request('/api/live', { headers })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
    const stream = readEvents(response)
    open.push(stream)
    return { next: stream.next, begun: lastId === undefined ? await stream.next() : undefined }
  }

  async function heard(stream: { next(): Promise<Heard | undefined> }): Promise<Heard> {
    const event = await stream.next()
    if (!event) throw new Error('the stream ended')
    return event
  }

  test('a colleague’s step: which item, what was done, and who was faster', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const stream = await listen('truong')
    const { version } = await officer.step(id, 'claim')
    expect(await heard(stream)).toMatchObject({
      event: 'news',
      data: {
        item: id,
        version,
        kinds: ['claimed'],
        by: { name: 'Người lan' },
        at: '2026-11-20T02:00:00.000Z',
      },
    })
    const answered = await officer.step(id, 'answer', ANSWER)
    expect(await heard(stream)).toMatchObject({ data: { item: id, version: answered.version } })
  })

  test('a new item: only who may see it', async () => {
    const [atA, atB] = [await listen('lan'), await listen('binh')]
    const { id: first } = await aFeedback(app, { unit: 'A' })
    const { id: second } = await aFeedback(app, { unit: 'B' })
    expect(await heard(atA)).toMatchObject({ data: { item: first, by: null } })
    // The first thing that unit B hears is its own.
    expect(await heard(atB)).toMatchObject({ data: { item: second } })
  })

  test('who may not see an item any more hears only that it left', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const [atA, atB] = [await listen('lan'), await listen('binh')]
    await head.step(id, 'transfer', { unit: 'B', ...REASON })
    expect(await heard(atA)).toEqual({ event: 'gone', data: { item: id }, id: expect.any(String) as string })
    expect(await heard(atB)).toMatchObject({ event: 'news', data: { item: id } })
  })

  test('a refused step tells nobody anything', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const stream = await listen('truong')
    const { status } = await officer.call(`/api/feedback/${id}/answer`, { version: 999, ...ANSWER })
    expect(status).toBe(409)
    await officer.step(id, 'claim')
    expect(await heard(stream)).toMatchObject({ data: { kinds: ['claimed'] } })
  })

  test('a screen that was cut off goes on where it was', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const before = await listen('truong')
    const lastId = before.begun?.id
    expect([before.begun?.event, lastId]).toEqual(['look', expect.stringMatching(/^\d+-\d+$/)])
    await officer.step(id, 'claim')
    expect(await heard(before)).toMatchObject({ data: { kinds: ['claimed'] } })
    await officer.step(id, 'pause', REASON)
    const after = await listen('truong', { lastId: lastId ?? '' })
    expect(await heard(after)).toMatchObject({ data: { kinds: ['claimed'] } })
    expect(await heard(after)).toMatchObject({ data: { kinds: ['paused'] } })
  })

  test.each(['', '12', '77-1', '9999999999-1', 'x-y', "1-1' or 1=1"])(
    'a screen that goes on from “%s”, of which nothing is known, looks at everything',
    async (lastId) => {
      const stream = await listen('truong', { lastId })
      expect(await heard(stream)).toMatchObject({ event: 'look' })
    },
  )

  test('what was told a day ago is forgotten, and whoever goes on from there looks at everything', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const stream = await listen('truong')
    await officer.step(id, 'claim')
    const { id: lastId } = await heard(stream)
    await officer.step(id, 'pause', REASON)
    app.clock.set('2026-11-21T10:00:00+07:00')
    await forgetNews(app.service)
    const later = await listen('truong', { lastId: lastId ?? '' })
    expect(await heard(later)).toMatchObject({ event: 'look' })
  })

  test('an intake of many is one word to look', async () => {
    const stream = await listen('truong')
    await app.db.transaction().execute(async (tx) => {
      const happened = Array.from({ length: 21 }, () => ({ after: { historical: 0 } }))
      const { recordNews } = await import('../../server/live/record-news.ts')
      await recordNews(tx, app.owner, happened as unknown as Parameters<typeof recordNews>[2])
    })
    expect(await heard(stream)).toMatchObject({ event: 'look', data: {} })
  })

  test('another process that has the same database tells it too', async () => {
    const { db, config, log } = app.service
    const other = await makeService(
      { db, config, log, now: app.clock.now, key: TEST_KEY },
      app.clock.elapsedMs,
    )
    const there = createApp(other)
    const { id } = await aFeedback(app, { unit: 'A' })
    const stream = await listen('truong', { at: there.http })
    await officer.step(id, 'claim')
    expect(await heard(stream)).toMatchObject({ data: { item: id } })
    await there.drain()
    expect(await stream.next()).toBeUndefined()
  })

  test('who is at an item, who writes to it, and that they are gone', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const stream = await listen('truong')
    const say = (does: string) => officer.call(`/api/feedback/${id}/presence`, { does })
    const told = async () => (await heard(stream)) as { data: unknown }
    expect((await say('viewing')).status).toBe(204)
    expect(await told()).toMatchObject({
      event: 'present',
      data: { item: id, people: [{ name: 'Người lan', does: 'viewing' }] },
    })
    await say('writing')
    expect(await told()).toMatchObject({ data: { people: [{ does: 'writing' }] } })
    const late = await listen('truong')
    expect(late.begun).toMatchObject({ event: 'present', data: { item: id } })
    // They type no more, and have it open still.
    app.clock.advance(60_000)
    expect(await told()).toMatchObject({ data: { people: [{ does: 'viewing' }] } })
    await say('gone')
    expect(await told()).toEqual({ event: 'present', data: { item: id, people: [] }, id: undefined })
    await say('open')
    expect(await told()).toMatchObject({ data: { people: [{ does: 'open' }] } })
    // Their browser was closed: nobody says so.
    app.clock.advance(130_000)
    expect(await told()).toMatchObject({ data: { people: [] } })
  })

  test('nobody says that they write to an item they may not see', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const stranger = await staffMember(app, 'binh')
    const { status, body } = await stranger.call(`/api/feedback/${id}/presence`, { does: 'writing' })
    expect([status, body['code']]).toEqual([404, 'feedback/not-found'])
  })

  test('a stream ends with its session', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const stream = await listen('truong')
    await app.db.deleteFrom('session').execute()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await stream.next()).toBeUndefined()
  })
})

describe('news on PostgreSQL, where transactions overlap', () => {
  let app: TestApp

  beforeEach(async () => (app = await startApp('postgres')))
  afterEach(() => app.stop())

  test('what was written first and committed last is not left out', async () => {
    const [first, second] = [await aFeedback(app), await aFeedback(app)]
    const begun = await findLastNews(app.db)
    // That of the items' receipt may itself still be held back.
    const listNotes = async () =>
      (await listNewsAfter(app.db, begun, 10)).filter(({ kinds }) => kinds === NOTED)
    const newsOf = (feedbackId: string) => ({
      feedback_id: feedbackId,
      left_unit_id: null,
      kinds: NOTED,
      person_id: null,
      at: '2026-11-20T02:00:00.000Z',
    })
    const slow = await app.db.startTransaction().execute()
    await insertNews(slow, [newsOf(first.id)])
    try {
      await app.db.transaction().execute((tx) => insertNews(tx, [newsOf(second.id)]))
      expect(await listNotes()).toEqual([])
    } finally {
      await slow.commit().execute()
    }
    // PostgreSQL also waits for whatever other databases of the server have begun.
    await vi.waitFor(
      async () => {
        const told = await listNotes()
        expect(told.map(({ feedback_id }) => feedback_id)).toEqual([first.id, second.id])
      },
      { timeout: 30_000 },
    )
  })
})
