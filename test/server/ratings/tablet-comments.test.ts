import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { type TapInput, tapMaker } from '../../fixtures/taps.ts'

describe.each(DATABASES)('words written on the tablet, on %s', (database) => {
  let app: TestApp
  let tap: ReturnType<typeof tapMaker>
  let send: (...ratings: readonly TapInput[]) => Promise<readonly { status: string; code?: string }[]>

  beforeEach(async () => {
    app = await startApp(database, { now: '2026-11-20T09:00:00+07:00' })
    const { headers, reply } = await app.pairKiosk('Máy 1')
    tap = tapMaker(reply.questionnaire.id, app.clock.now() - 3_600_000)
    send = async (...ratings) => {
      const response = await app.request('/api/ratings', { headers, json: { ratings } })
      return ((await response.json()) as { receipts: { status: string; code?: string }[] }).receipts
    }
  })
  afterEach(() => app.stop())

  const kept = () => app.db.selectFrom('comment').select(['text', 'local_day']).execute()

  test('are kept with the rating’s unit and day, composed and without what nobody sees', async () => {
    const decomposed = 'Chờ lâu\u200b quá'.normalize('NFD')
    expect(await send(tap({ comment: ` ${decomposed} ` }))).toMatchObject([{ status: 'accepted' }])
    expect(await kept()).toEqual([{ text: 'Chờ lâu quá', local_day: '2026-11-20' }])
  })

  test('are kept once, however often the tablet sends them', async () => {
    const rating = tap({ comment: 'Nhanh' })
    await send(rating)
    expect(await send(rating)).toMatchObject([{ status: 'duplicate' }])
    expect(await kept()).toHaveLength(1)
  })

  test('are kept when an earlier sending was cut off between the rating and its words', async () => {
    const { comment, ...rating } = tap({ comment: 'Thiếu ghế' })
    await send(rating as TapInput)
    expect(await send({ ...rating, comment } as TapInput)).toMatchObject([{ status: 'duplicate' }])
    expect(await kept()).toHaveLength(1)
  })

  test('of a refused rating are not kept, nor those that are only space', async () => {
    const receipts = await send(
      tap({ comment: 'Tốt', level: 9 }),
      tap({ comment: ' \u200b ' }),
      tap({ comment: 'x'.repeat(501) }),
      tap({ comment: '' }),
    )
    expect(receipts.map(({ status }) => status)).toEqual(['refused', 'accepted', 'refused', 'refused'])
    expect(await kept()).toEqual([])
  })
})
