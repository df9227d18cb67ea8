import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { clientAddress } from '../../server/client-address.ts'

const seen = async (forwarded: string, trustProxy = true) => {
  const app = new Hono().get('/', (c) => c.text(clientAddress(c, trustProxy)))
  return (await app.request('/', { headers: { 'x-forwarded-for': forwarded } })).text()
}

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:51234', '203.0.113.7'],
  ['10.0.0.1, 203.0.113.7:80', '203.0.113.7'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['2001:db8::1', '2001:db8::1'],
  ['::1', '::1'],
])('a proxy that says %s means the caller %s, whatever the port of the connection', async (said, address) => {
  expect(await seen(said)).toBe(address)
})

test('nobody is believed who is no proxy of ours', async () => {
  expect(await seen('203.0.113.7', false)).toBe('in-process')
})
