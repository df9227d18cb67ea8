import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CommentPage } from '../../../server/contract/comments.ts'
import { keepComment } from '../../../server/comments/keep-comment.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { tapMaker } from '../../fixtures/taps.ts'

const HOUR_MS = 3_600_000

describe.each(DATABASES)('what citizens write beside their ratings, on %s', (database) => {
  let app: TestApp
  /** A day's ratings at a unit, with these words beside some of them. */
  let rate: (unit: string, local: string, count: number, ...texts: readonly string[]) => Promise<void>

  beforeEach(async () => {
    app = await startApp(database, { now: '2026-11-16T09:00:00+07:00' })
    await app.addUnit('A')
    await app.addUnit('A1', { parent: 'A' })
    await app.addUnit('B')
    for (const unit of ['A', 'A1', 'B']) await app.addPerson(`truong.${unit.toLowerCase()}`, 'head', unit)
    await app.addPerson('lanh.dao', 'leader')
    await app.addPerson('can.bo', 'officer', 'A')
    rate = async (unit, local, count, ...texts) => {
      app.clock.set(`${local}T16:00:00+07:00`)
      const { headers, reply } = await app.pairKiosk(`Máy ${unit}`, { unit })
      const tap = tapMaker(reply.questionnaire.id, app.clock.now() - HOUR_MS)
      const ratings = Array.from({ length: count }, () => tap())
      await app.request('/api/ratings', { headers, json: { ratings } })
      for (const [index, text] of texts.entries()) {
        const id = ratings[index]?.id ?? ''
        const { unit_id, local_day } = await app.db
          .selectFrom('rating')
          .select(['unit_id', 'local_day'])
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
        await app.db
          .transaction()
          .execute((tx) => keepComment(tx, app.service, { id, unit_id, local_day }, text))
      }
    }
  })
  afterEach(() => app.stop())

  async function read(username: string, query = ''): Promise<CommentPage> {
    const headers = await app.signIn(username)
    const response = await app.request(`/api/comments?month=2026-11${query}`, { headers })
    expect(response.status).toBe(200)
    return (await response.json()) as CommentPage
  }

  const shown = ({ spans }: CommentPage) =>
    spans.map(({ unit, fromDay, toDay, comments }) => [
      unit.code,
      fromDay === toDay ? fromDay : `${fromDay}…${toDay}`,
      comments.map(({ text }) => text).toSorted(),
    ])

  test('is read by unit and day, the newest day first, by whoever is over the unit', async () => {
    await rate('A', '2026-11-18', 10, 'Nhanh', 'Chờ lâu')
    await rate('A1', '2026-11-19', 12, 'Cán bộ tận tình')
    await rate('B', '2026-11-19', 12, 'Thiếu ghế')
    app.clock.set('2026-11-20T09:00:00+07:00')
    expect(shown(await read('truong.a'))).toEqual([
      ['A1', '2026-11-19', ['Cán bộ tận tình']],
      ['A', '2026-11-18', ['Chờ lâu', 'Nhanh']],
    ])
    expect(shown(await read('truong.b'))).toEqual([['B', '2026-11-19', ['Thiếu ghế']]])
    const leader = await read('lanh.dao', '&unit=A1')
    expect(shown(leader)).toEqual([['A1', '2026-11-19', ['Cán bộ tận tình']]])
    expect(leader.units.map(({ code, count }) => [code, count])).toEqual([
      ['A', 2],
      ['B', 1],
      ['A1', 1],
    ])
    const officer = await app.request('/api/comments?month=2026-11', { headers: await app.signIn('can.bo') })
    expect(officer.status).toBe(403)
  })

  test('shows nothing of a day that is not over, so that nobody sees words follow a tap', async () => {
    await rate('A', '2026-11-20', 20, 'Vừa bấm xong')
    expect(shown(await read('truong.a'))).toEqual([])
    app.clock.set('2026-11-21T00:30:00+07:00')
    expect(shown(await read('truong.a'))).toEqual([['A', '2026-11-20', ['Vừa bấm xong']]])
  })

  test('takes days of few ratings together', async () => {
    await rate('A', '2026-11-17', 4, 'một')
    await rate('A', '2026-11-18', 4, 'hai')
    app.clock.set('2026-11-19T09:00:00+07:00')
    expect(shown(await read('truong.a'))).toEqual([])
    await rate('A', '2026-11-19', 4, 'ba')
    app.clock.set('2026-11-20T09:00:00+07:00')
    expect(shown(await read('truong.a'))).toEqual([['A', '2026-11-17…2026-11-19', ['ba', 'hai', 'một']]])
  })

  test('nothing that is kept or told leads to the rating or its moment', async () => {
    await rate('A', '2026-11-18', 12, 'Nhanh')
    app.clock.set('2026-11-19T09:00:00+07:00')
    const [kept] = await app.db.selectFrom('comment').selectAll().execute()
    const ratings = await app.db.selectFrom('rating').select('id').execute()
    // The salt is drawn for it alone, and it was kept on a day, at no hour.
    expect(Object.keys(kept ?? {}).toSorted()).toEqual(
      ['id', 'unit_id', 'local_day', 'text', 'salt', 'hash', 'kept_on', 'erased_at'].toSorted(),
    )
    expect(kept?.kept_on).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(ratings.map(({ id }) => id)).not.toContain(kept?.id)
    expect(JSON.stringify(await read('truong.a'))).not.toMatch(/T\d\d:/)
  })

  test('gives every comment once, page by page', async () => {
    const texts = Array.from({ length: 120 }, (_, index) => `Ý kiến ${index}`)
    await rate('A', '2026-11-18', 120, ...texts)
    app.clock.set('2026-11-20T09:00:00+07:00')
    const pages: CommentPage[] = [await read('truong.a')]
    for (let next = pages[0]?.after; next; next = pages.at(-1)?.after)
      pages.push(await read('truong.a', `&after=${next}`))
    expect(pages).toHaveLength(3)
    const read120 = pages.flatMap(({ spans }) => spans.flatMap(({ comments }) => comments))
    expect(read120.map(({ text }) => text).toSorted()).toEqual(texts.toSorted())
  })

  test('refuses a month that is none', async () => {
    const headers = await app.signIn('lanh.dao')
    for (const query of ['', '?month=2026-13', '?month=2026-11&after=x'])
      expect((await app.request(`/api/comments${query}`, { headers })).status).toBe(400)
  })
})
