import { describe, expect, test } from 'vitest'
import { choosePolicy, type DeadlinePolicy } from '../../../server/domain/deadlines/choose-policy.ts'

const base: DeadlinePolicy = {
  id: null,
  code: 'same-day',
  rule: { kind: 'same-day', cutOff: '15:00', minimumHandlingMinutes: 120 },
  channel: null,
  categoryFolded: null,
  unitPath: null,
  campaign: null,
  validFrom: '2000-01-01',
  validTo: null,
}
const policy = (code: string, changes: Partial<DeadlinePolicy> = {}): DeadlinePolicy => ({
  ...base,
  id: code,
  code,
  ...changes,
})
const question = {
  channel: 'call-centre-1022',
  categoryFolded: 'moi truong',
  unitPath: '/root/a/',
  onDay: '2026-11-20',
} as const

const SAME_DAY = policy('same-day')
const ROOT = policy('root', { unitPath: '/root/' })
const UNIT = policy('unit', { unitPath: '/root/a/' })
const CATEGORY = policy('category', { categoryFolded: 'moi truong' })
const CHANNEL = policy('channel', { channel: 'call-centre-1022' })
const UNIT_AND_CHANNEL = policy('unit-and-channel', { unitPath: '/root/', channel: 'call-centre-1022' })

describe('the deadline policy of an item', () => {
  test.each([
    ['the only one', [SAME_DAY], 'same-day', []],
    ['one for the channel before one for all', [SAME_DAY, CHANNEL], 'channel', ['channel']],
    ['the category before the channel', [CHANNEL, CATEGORY], 'category', ['category']],
    ['the unit before the category', [CATEGORY, ROOT], 'root', ['unit']],
    ['the deeper unit', [ROOT, UNIT], 'unit', ['unit']],
    ['two scopes before one', [UNIT, UNIT_AND_CHANNEL], 'unit-and-channel', ['channel', 'unit']],
    ['the newest of equals', [SAME_DAY, policy('campaign', { validFrom: '2026-11-01' })], 'campaign', []],
    ['not one that begins tomorrow', [SAME_DAY, policy('x', { validFrom: '2026-11-21' })], 'same-day', []],
    [
      'not one that has ended today',
      [SAME_DAY, policy('x', { channel: 'call-centre-1022', validTo: '2026-11-20' })],
      'same-day',
      [],
    ],
    ['not one of another channel', [SAME_DAY, policy('x', { channel: 'desk' })], 'same-day', []],
    ['not one of another unit', [SAME_DAY, policy('x', { unitPath: '/root/ab/' })], 'same-day', []],
    [
      'without any valid one the same-day policy that is kept',
      [policy('same-day', { validFrom: '2027-01-01' })],
      'same-day',
      ['default'],
    ],
    ['without any at all the same-day rule', [], 'same-day', ['default']],
  ])('is %s', (_name, policies, code, because) => {
    for (const order of [policies, policies.toReversed()]) {
      const chosen = choosePolicy(order, question)
      expect([chosen.policy.code, chosen.because]).toEqual([code, because])
    }
  })
})
