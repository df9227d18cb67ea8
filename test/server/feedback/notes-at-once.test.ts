import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyInstallation } from '../../../server/verify/verify-installation.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback } from '../../fixtures/feedback.ts'

describe.each(DATABASES)('notes of several people on %s', (database) => {
  let app: TestApp
  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('A')
    await app.addPerson('canbo', 'officer', 'A')
  })
  afterAll(() => app.stop())

  test('in the same instant on one item are all kept, each once', async () => {
    const { id } = await aFeedback(app, { unit: 'A' })
    const headers = await app.signIn('canbo')
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          app.request(`/api/feedback/${id}/note`, { headers, json: { text: `Ghi chú ${round}-${n}` } }),
        ),
      )
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200))
    }
    const { n } = await app.db
      .selectFrom('history_event')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('chain', '=', id)
      .where('kind', '=', 'noted')
      .executeTakeFirstOrThrow()
    expect(Number(n)).toBe(60)
    expect((await verifyInstallation(app.service)).faults).toEqual([])
  })
})
