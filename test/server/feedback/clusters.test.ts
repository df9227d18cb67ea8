import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Clusters } from '../../../server/contract/feedback/queue/clusters.ts'
import type { Contradictions } from '../../../server/contract/organisation/contradictions.ts'
import { RoutingRuleInput } from '../../../server/contract/people.ts'
import { addRoutingRule } from '../../../server/feedback/intake/add-routing-rule.ts'
import { startApp, type TestApp } from '../../fixtures/app.ts'
import { DATABASES } from '../../fixtures/databases/databases.ts'
import { aFeedback, type StaffMember, staffMember } from '../../fixtures/feedback.ts'

const DRAIN = 'Cống thoát nước trước chợ Bình An bị nghẹt, nước thải tràn ra vỉa hè, mùi hôi nồng nặc'

describe.each(DATABASES)('the desk of the coordinator on %s', (database) => {
  let app: TestApp
  let coordinator: StaffMember

  beforeAll(async () => {
    app = await startApp(database)
    await app.addUnit('MT', { name: 'Tổ Môi trường' })
    await app.addUnit('DT', { name: 'Tổ Đô thị' })
    await app.addPerson('dieu.phoi', 'coordinator')
    await app.addPerson('quan.tri', 'administrator')
    await app.addPerson('mt', 'head', 'MT')
    coordinator = await staffMember(app, 'dieu.phoi')
  })
  afterAll(() => app.stop())

  const clusters = async () =>
    ((await coordinator.call('/api/feedback-clusters')).body as unknown as Clusters).clusters.map(
      ({ items }) => items.map(({ id }) => id),
    )

  test('items that are alike stand in one group, across triage and units, until they are merged; what is held never does', async () => {
    const place = { wardCode: '27301' }
    const sent = []
    for (const [text, unit] of [
      [DRAIN, 'MT'],
      [`${DRAIN} mấy hôm nay`, undefined],
      [`Kính gửi phường, ${DRAIN}. Xin cảm ơn`, undefined],
      [`${DRAIN}, tôi tố cáo người đổ rác`, undefined],
      ['Xin cấp lại giấy khai sinh cho con', undefined],
    ] as const) {
      app.clock.advance(1_000)
      sent.push((await aFeedback(app, { text, place, ...(unit ? { unit } : {}) })).id)
    }
    const [first, second, third] = sent as [string, string, string]
    expect(await clusters()).toEqual([[first, second, third]])
    await coordinator.step(second, 'merge', { into: first, reason: 'Cùng một cống' })
    expect(await clusters()).toEqual([[first, third]])
    await coordinator.step(third, 'merge', { into: first, reason: 'Cùng một cống' })
    expect(await clusters()).toEqual([])
  })

  test('where a channel named another unit than the rules would, it is counted by who answered in the end', async () => {
    const head = await staffMember(app, 'mt')
    await addRoutingRule(app.owner, RoutingRuleInput.parse({ name: 'Rác', unit: 'MT', words: ['rác'] }))
    await aFeedback(app, { text: 'Rác tràn hẻm 5', unit: 'MT' })
    const wrong = await aFeedback(app, { text: 'Rác tràn hẻm 6', unit: 'DT' })
    await aFeedback(app, { text: 'Rác tràn hẻm 7', source: { leadUnit: 'Tổ dân phố 9' } })
    await aFeedback(app, { text: 'Đèn hỏng', unit: 'DT' })
    await coordinator.step(wrong.id, 'transfer', { unit: 'MT', reason: 'Đúng lĩnh vực của tổ' })
    await head.step(wrong.id, 'answer', { text: 'Chúng tôi đã cho xe thu gom rác trong sáng nay.' })
    const seenBy = async (who: StaffMember) =>
      (await who.call('/api/routing-rules/contradictions')).body as unknown as Contradictions
    const { ways, compared } = await seenBy(coordinator)
    expect(compared).toBe(3)
    expect(ways.toSorted((a, b) => a.endedAsRuled - b.endedAsRuled)).toMatchObject([
      { named: 'Tổ dân phố 9', rule: { name: 'Rác', unit: { code: 'MT' } }, items: 1, endedAsRuled: 0 },
      {
        named: { code: 'DT' },
        channel: 'call-centre-1022',
        items: 1,
        endedAsNamed: 0,
        endedAsRuled: 1,
        examples: [{ id: wrong.id }],
      },
    ])
    // Who keeps the rules but reads no items is told how many, and of none what it says.
    const counted = await seenBy(await staffMember(app, 'quan.tri'))
    expect(counted.ways.map(({ items, examples }) => [items, examples.length])).toEqual([
      [1, 0],
      [1, 0],
    ])
  })
})
