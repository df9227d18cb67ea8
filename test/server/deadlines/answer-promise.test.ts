import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { announceChange } from '../../../db/queries/change-stamps.ts'
import type { DeadlineRule } from '../../../server/contract/deadlines/calendar.ts'
import type { HeartbeatReply } from '../../../server/contract/kiosk.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'

let app: TestApp
let headers: Record<string, string>

beforeEach(async () => {
  app = await startApp('sqlite', { now: '2026-11-20T09:00:00+07:00' })
  headers = (await app.pairKiosk('Máy 1')).headers
})
afterEach(() => app.stop())

async function promiseAt(local: string): Promise<HeartbeatReply['answerPromise']> {
  app.clock.set(`${local}+07:00`)
  const response = await app.request('/api/kiosk/heartbeat', { headers, json: { unsent: 0 } })
  return ((await response.json()) as HeartbeatReply).answerPromise
}
const changeRule = (rule: DeadlineRule) =>
  app.service.changes.transaction(async (tx) => {
    announceChange(tx, 'policies')
    await tx
      .updateTable('deadline_policy')
      .set({ rule: JSON.stringify(rule) })
      .execute()
  })
const local = (instant: string) => new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 16)
const told = async (at: string) => {
  const promise = await promiseAt(at)
  return promise && [local(promise.sentBefore), local(promise.dueAt)]
}

describe('what a tablet may promise', () => {
  test('is today until the cut-off, the next working day after it and on days off', async () => {
    expect(await told('2026-11-20T09:00:00')).toEqual(['2026-11-20T15:00', '2026-11-20T17:00'])
    expect(await told('2026-11-20T15:00:01')).toEqual(['2026-11-23T15:00', '2026-11-23T17:00'])
    expect(await told('2026-11-21T10:00:00')).toEqual(['2026-11-23T15:00', '2026-11-23T17:00'])
  })

  test('is nothing when the moment is about to pass, or every minute brings another deadline', async () => {
    expect(await told('2026-11-20T14:58:00')).toBeNull()
    await changeRule({ kind: 'working-minutes', minutes: 240 })
    expect(await told('2026-11-23T09:00:00')).toBeNull()
  })

  test('follows a changed policy at once', async () => {
    expect(await told('2026-11-20T09:00:00')).toEqual(['2026-11-20T15:00', '2026-11-20T17:00'])
    await changeRule({ kind: 'same-day', cutOff: '11:00', minimumHandlingMinutes: 0 })
    expect(await told('2026-11-20T09:00:00')).toEqual(['2026-11-20T11:00', '2026-11-20T17:00'])
  })
})
