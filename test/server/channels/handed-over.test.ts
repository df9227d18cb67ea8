import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPublicAddress } from '../../../server/outbox/public-address.ts'
import type { FeedbackReceipt } from '../../../server/contract/feedback/feedback.ts'
import { FETCH_KINDS } from '../../../server/contract/notification.ts'
import { createDeliverers } from '../../../server/jobs/jobs.ts'
import { deliverOutbox } from '../../../server/outbox/deliver-outbox.ts'
import { CHANNEL_1022_SECRET, startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { sign } from '../../fixtures/signature.ts'

const NEXT_SECRET = 'the-secret-that-comes-next'

test.each([
  ['8.8.8.8', true],
  ['2606:4700::1', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.31.0.1', false],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::ffff:127.0.0.1', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['localhost', false],
])('the address %s is of the public internet: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic)
})

describe.each(DATABASES)('what the 1022 line hands over on %s', (database) => {
  let app: TestApp
  let photo: Buffer
  let elsewhere: Server
  let base: string
  let counter = 0
  const wanted: string[] = []

  beforeAll(async () => {
    photo = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#886644' } })
      .png()
      .toBuffer()
    elsewhere = createServer((request, response) => {
      wanted.push(request.url ?? '')
      if (request.url === '/moved.png') return void response.writeHead(302, { location: '/a.png' }).end()
      if (request.url === '/inner.png')
        return void response.writeHead(302, { location: 'http://127.0.0.2:1/a.png' }).end()
      if (request.url === '/a.png') return void response.end(photo)
      if (request.url === '/page') return void response.end('<html>')
      if (request.url === '/endless') {
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(1 << 16)));
        }
        response.on('drain', more)
        return more()
      }
      response.writeHead(request.url === '/busy' ? 503 : 404).end()
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
    app = await startApp(database, {
      env: { CHANNEL_1022_SECRET_NEXT: NEXT_SECRET, CHANNEL_1022_PHOTO_HOSTS: '127.0.0.1' },
    })
  })
  afterAll(async () => {
    await app.stop()
    elsewhere.closeAllConnections()
    elsewhere.close()
  })

  const post = (raw: string, headers: Record<string, string>) =>
    app.request('/api/channels/1022', { method: 'POST', body: raw, headers })
  const send = async (body: unknown): Promise<FeedbackReceipt[]> => {
    const raw = JSON.stringify(body)
    const response = await post(raw, { 'x-signature': sign(CHANNEL_1022_SECRET, raw) })
    expect(response.status).toBe(200)
    return ((await response.json()) as { receipts: FeedbackReceipt[] }).receipts
  }
  const anItem = (more: Record<string, unknown> = {}) => ({
    externalRef: `1022-${++counter}`,
    receivedAt: '2026-11-20T08:30:00+07:00',
    text: `Đèn đường hẻm ${counter} không sáng.`,
    ...more,
  })
  const fetchPhotos = () => {
    app.clock.advance(1)
    return deliverOutbox(app.service, {
      deliver: createDeliverers(app.service),
      kinds: FETCH_KINDS,
      mayGoOn: () => Promise.resolve(true),
      random: () => 1,
    })
  }
  const photosOf = async (id: string | null | undefined) =>
    (
      await app.db
        .selectFrom('attachment')
        .select('id')
        .where('feedback_id', '=', id ?? '')
        .execute()
    ).length
  const statusOf = async (id: string | null | undefined) =>
    (
      await app.db
        .selectFrom('feedback')
        .select('status')
        .where('id', '=', id ?? '')
        .executeTakeFirst()
    )?.status

  test('is taken under the old secret and the next one, and under no third', async () => {
    const raw = JSON.stringify(anItem())
    expect((await post(raw, { 'x-signature': sign(NEXT_SECRET, raw) })).status).toBe(200)
    expect((await post(raw, { 'x-signature': sign(CHANNEL_1022_SECRET, raw) })).status).toBe(200)
    expect((await post(raw, { 'x-signature': sign('some-third-secret-here', raw) })).status).toBe(401)
  })

  test('with a time is taken within five minutes of it, and not when it is sent again later', async () => {
    const raw = JSON.stringify(anItem())
    const signedAt = (iso: string, body = raw) => {
      const time = Math.floor(Date.parse(iso) / 1000)
      const signature = createHmac('sha256', NEXT_SECRET).update(`m1.${time}.${body}`).digest('base64')
      return {
        'webhook-id': 'm1',
        'webhook-timestamp': String(time),
        'webhook-signature': `v1,AAAA v1,${signature}`,
      }
    }
    expect((await post(raw, signedAt('2026-11-20T08:56:00+07:00'))).status).toBe(200)
    expect((await post(raw, signedAt('2026-11-20T08:54:00+07:00'))).status).toBe(401)
    expect((await post(raw, signedAt('2026-11-20T09:06:00+07:00'))).status).toBe(401)
    const other = JSON.stringify(anItem())
    expect((await post(other, signedAt('2026-11-20T09:00:00+07:00', raw))).status).toBe(401)
    // Once a time is sent it counts: a plain signature beside it opens no second door.
    const late = { ...signedAt('2026-11-20T08:00:00+07:00'), 'x-signature': sign(NEXT_SECRET, raw) }
    expect((await post(raw, late)).status).toBe(401)
  })

  test('comes with photos: by their bytes at once, by their address soon; twice is once', async () => {
    const item = anItem({ photos: [{ content: photo.toString('base64') }, { url: `${base}/moved.png` }] })
    const [receipt] = await send(item)
    expect(receipt).toMatchObject({ status: 'accepted' })
    expect(receipt?.warnings).toBeUndefined()
    expect(await photosOf(receipt?.id)).toBe(1)
    expect((await send(item))[0]).toMatchObject({ status: 'duplicate' })
    await fetchPhotos()
    // The same picture, here and there: by its bytes it is one.
    expect(await photosOf(receipt?.id)).toBe(1)
    const [other] = await send(anItem({ photos: [{ url: `${base}/a.png` }] }))
    await fetchPhotos()
    await fetchPhotos()
    expect(await photosOf(other?.id)).toBe(1)
  })

  test('is taken without what is no photo, lies inside our network, is endless, or was never meant as one', async () => {
    wanted.length = 0
    const [receipt] = await send(
      anItem({ photos: [{ url: `${base}/inner.png` }, { url: `${base}/page` }, { url: `${base}/endless` }] }),
    )
    const [inner] = await send(
      anItem({
        photos: [{ url: 'http://127.0.0.2:1/x.png' }, { url: 'http://[::1]/x.png' }, { url: `${base}/gone` }],
      }),
    )
    await fetchPhotos()
    expect([await photosOf(receipt?.id), await photosOf(inner?.id)]).toEqual([0, 0])
    expect(wanted.toSorted()).toEqual(['/endless', '/gone', '/inner.png', '/page'])
    const dead = await app.db
      .selectFrom('outbox')
      .select('id')
      .where('kind', '=', 'photo')
      .where('sent_at', 'is', null)
      .execute()
    expect(dead).toEqual([])
    const [odd] = await send(anItem({ photos: 'a.png' }))
    expect(odd).toMatchObject({ status: 'accepted', warnings: [{ field: 'photos', what: 'kept-aside' }] })
    const [busy] = await send(anItem({ photos: [{ url: `${base}/busy` }] }))
    await fetchPhotos()
    expect(busy?.status).toBe('accepted')
    expect(
      await app.db
        .selectFrom('outbox')
        .select('attempts')
        .where('kind', '=', 'photo')
        .where('sent_at', 'is', null)
        .execute(),
    ).toEqual([{ attempts: 1 }])
  })

  test('says more about an item, or that it is withdrawn, as the citizen would: once, and in its order', async () => {
    const item = anItem()
    const { externalRef } = item
    const update = {
      externalRef,
      update: { text: 'Cột số 15.', photos: [{ content: photo.toString('base64') }] },
    }
    const [received, updated, again] = await send({ items: [item, update, update] })
    expect(received?.status).toBe('accepted')
    expect(updated).toMatchObject({ status: 'accepted', id: received?.id })
    expect(again).toMatchObject({ status: 'accepted', id: received?.id })
    expect(await photosOf(received?.id)).toBe(1)
    const replies = await app.db
      .selectFrom('history_event')
      .select('kind')
      .where('chain', '=', received?.id ?? '')
      .where('kind', '=', 'citizen-replied')
      .execute()
    expect(replies).toHaveLength(1)

    const withdraw = { externalRef, withdraw: { reason: 'Đèn đã sáng' } }
    expect((await send(withdraw))[0]).toMatchObject({ status: 'accepted', id: received?.id })
    expect(await statusOf(received?.id)).toBe('withdrawn')
    expect((await send(withdraw))[0]).toMatchObject({ status: 'duplicate' })
    expect((await send(update))[0]?.status).not.toBe('refused')
    const late = { externalRef, update: { text: 'Còn nữa.' } }
    expect((await send(late))[0]).toMatchObject({
      status: 'refused',
      code: expect.stringMatching(/^citizen\//) as string,
    })
  })

  test('about an item that nobody knows, or with nothing in it, is refused by itself and stops no other', async () => {
    const receipts = await send({
      items: [
        { externalRef: '1022-unknown', update: { text: 'Thêm' } },
        { externalRef: '1022-unknown', withdraw: {} },
        { externalRef: '1022-1', update: { text: 'x', more: 1 } },
        anItem(),
      ],
    })
    expect(receipts.map(({ status, code }) => code ?? status)).toEqual([
      'feedback/not-found',
      'feedback/not-found',
      'feedback/invalid',
      'accepted',
    ])
  })
})
