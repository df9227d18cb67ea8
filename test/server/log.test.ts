import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { createApp } from '../../server/app.ts'
import { createJobs } from '../../server/jobs/jobs.ts'
import { startScheduler } from '../../server/jobs/scheduler.ts'
import { PASSWORD, startApp, type TestApp } from '../fixtures/app.ts'
import { aFeedback } from '../fixtures/feedback.ts'

let app: TestApp
const written: string[] = []
beforeAll(async () => {
  // A mail server that is not there, so that jobs have something to complain of.
  const env = { SMTP_URL: 'smtp://thu:mat-khau-thu@127.0.0.1:9', MAIL_FROM: 'a@x.vn' }
  app = await startApp('sqlite', { env, logTo: (line) => written.push(line) })
  await app.addUnit('MT')
  await app.addPerson('can.bo', 'officer', 'MT')
})
afterAll(() => app.stop())

test('nothing that tells who somebody is stands in the log, whatever is sent and whatever fails', async () => {
  const sender = { name: 'Trần Thị Bưởi', phone: '0901234567', email: 'buoi.tran@x.vn', hideName: true }
  const { id, trackingCode } = await aFeedback(app, { unit: 'MT', sender, text: 'Nhà tôi ở số 7 bị ngập.' })
  const headers = await app.signIn('can.bo')
  const { headers: tablet, reply } = await app.pairKiosk('Máy 1')
  const secrets = [
    ...Object.values(sender).filter((value) => typeof value === 'string'),
    '901234567',
    '84901',
    'Nhà tôi ở số 7',
    trackingCode,
    PASSWORD,
    'mat-khau-thu',
    headers.cookie.split('=')[1] ?? '',
    reply.token,
    'sai-mat-khau-cua-toi',
  ]
  const letter = new URLSearchParams({ name: sender.name, contact: sender.phone, text: 'Nhà tôi ở số 7' })
  const calls = (each: Pick<TestApp, 'request'>['request']) => [
    each('/api/session', { json: { username: 'can.bo', password: 'sai-mat-khau-cua-toi' } }),
    each(`/api/feedback/${id}`, { headers }),
    each(`/api/feedback?q=${encodeURIComponent(sender.phone)}`, { headers }),
    each('/api/feedback', { headers, json: { text: 'Nhà tôi ở số 7', sender: { ...sender, phone: 7 } } }),
    each(`/public/track?code=${trackingCode}`),
    each(`/public/track/${trackingCode}/${sender.phone}`),
    each('/public/privacy/request', { method: 'POST', body: letter }),
    each('/public/send', { method: 'POST', body: letter }),
    each('/api/ratings', {
      headers: tablet,
      json: { ratings: [{ id, comment: 'Nhà tôi ở số 7', level: 'x' }] },
    }),
    each('/api/channels/1022', { method: 'POST', body: JSON.stringify({ text: 'Nhà tôi ở số 7', sender }) }),
  ]
  await Promise.all(calls(app.request))
  // The same with a database that fails under each of them.
  const gone = createApp({ ...app.service, db: openDatabase(`${app.url}/gone`) })
  const answers = await Promise.all(
    calls((path, init = {}) => {
      const { json, ...rest } = init
      const body = json === undefined ? {} : { body: JSON.stringify(json), method: 'POST' }
      const sent = new Headers(rest.headers)
      if (json !== undefined) sent.set('content-type', 'application/json')
      return Promise.resolve(gone.http.request(path, { ...rest, ...body, headers: sent }))
    }),
  )
  expect(answers.some(({ status }) => status >= 500)).toBe(true)
  await gone.drain()
  const scheduler = startScheduler(app.service, createJobs(app.service))
  await scheduler.tick()
  await scheduler.stop()
  expect(written.length).toBeGreaterThan(3)
  const log = written.join('')
  expect(secrets.filter((secret) => secret === '' || log.includes(secret))).toEqual([])
  // What is logged as a field by mistake is cut all the same.
  app.service.log.error({ sender, body: { text: 'Nhà tôi ở số 7', token: 'abc' } }, 'a mistake')
  expect(written.at(-1)).not.toMatch(/0901234567|buoi\.tran|số 7|abc/)
})
