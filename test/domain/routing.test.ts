import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RoutableItem, Routing, RoutingRule } from '../../server/domain/routing.ts'
import { makeRouter } from '../../server/domain/routing.ts'

const DAY = '2026-08-22'

function aRule(given: Partial<RoutingRule> = {}): RoutingRule {
  return {
    id: 'r1',
    name: 'Vệ sinh môi trường',
    position: 1,
    categories: [],
    wardCodes: [],
    words: [],
    unitId: 'kinh-te-ha-tang',
    validFrom: '2026-01-01',
    validTo: null,
    ...given,
  }
}

function anItem(given: Partial<RoutableItem> = {}): RoutableItem {
  return {
    title: 'Rác ùn ứ',
    text: 'Rác thải đổ tràn ra lòng đường.',
    category: 'Môi trường',
    wardCode: '26740',
    address: '12 Lê Lợi',
    ...given,
  }
}

function routeItem(item: RoutableItem, rules: readonly RoutingRule[], onDay: string): Routing {
  return makeRouter(rules)(item, onDay)
}

const TRIAGE = { kind: 'triage', because: 'no-rule' }

describe('routing', () => {
  test('says which rule sent an item where, and by which of its words', () => {
    const rule = aRule({
      categories: ['MÔI TRƯỜNG'],
      wardCodes: ['26737', '26740'],
      words: ['ổ gà', 'rác thải'],
    })
    expect(routeItem(anItem(), [rule], DAY)).toEqual({
      kind: 'matched',
      ruleId: 'r1',
      ruleName: 'Vệ sinh môi trường',
      unitId: 'kinh-te-ha-tang',
      because: [
        { field: 'category', value: 'MÔI TRƯỜNG' },
        { field: 'area', value: '26740' },
        { field: 'words', value: 'rác thải' },
      ],
      alternatives: [],
    })
  })

  test.each([
    ['the category', { categories: ['Đất đai'] }],
    ['the area', { wardCodes: ['26737'] }],
    ['the words', { words: ['tiếng ồn'] }],
    ['a part of a word', { words: ['tra'] }],
    ['a word with other marks', { words: ['rạc'] }],
    ['a word that the text has with marks and the rule without', { words: ['rac'] }],
    ['a word that is only blanks', { words: ['  '] }],
  ])('a rule is passed over when %s does not match, though the rest does', (_what, condition) => {
    const rule = aRule({ categories: ['Môi trường'], wardCodes: ['26740'], words: ['rác'], ...condition })
    expect(routeItem(anItem(), [rule], DAY)).toEqual(TRIAGE)
  })

  test('an item that does not say its category or area meets no rule that asks for them', () => {
    const item = anItem({ category: null, wardCode: null })
    const rules = [aRule({ categories: [''] }), aRule({ wardCodes: [''] })]
    expect(routeItem(item, rules, DAY)).toEqual(TRIAGE)
  })

  test.each([
    ['title', { title: 'Ổ gà sâu', text: '.', address: null }],
    ['text', { title: null, text: 'có ổ gà', address: null }],
    ['address', { title: null, text: '.', address: 'hẻm Ổ Gà' }],
  ])('words are looked for in the %s', (_where, item) => {
    expect(routeItem(anItem(item), [aRule({ words: ['ổ gà'] })], DAY).kind).toBe('matched')
  })

  test('a phrase does not reach from the title into the text', () => {
    const item = anItem({ title: 'Nhà có ổ', text: 'gà rất ồn' })
    expect(routeItem(item, [aRule({ words: ['ổ gà'] })], DAY)).toEqual(TRIAGE)
  })

  test('the first rule in position decides, the others are named as alternatives', () => {
    const rules = [
      aRule({ id: 'last', position: 30, unitId: 'van-phong' }),
      aRule({ id: 'first', position: 10, unitId: 'do-thi', words: ['rác'] }),
      aRule({ id: 'second', position: 20, unitId: 'moi-truong', categories: ['môi trường'] }),
    ]
    expect(routeItem(anItem(), rules, DAY)).toMatchObject({
      ruleId: 'first',
      alternatives: [
        { ruleId: 'second', unitId: 'moi-truong' },
        { ruleId: 'last', unitId: 'van-phong' },
      ],
    })
  })

  test('a rule without conditions catches all, and claims no reason', () => {
    expect(routeItem(anItem(), [aRule()], DAY)).toMatchObject({ kind: 'matched', because: [] })
  })

  test.each([
    ['2026-06-30', false],
    ['2026-07-01', true],
    ['2026-09-30', true],
    ['2026-10-01', false],
  ])('on %s a rule for 01/07 up to, not including, 01/10 holds: %s', (day, holds) => {
    const rule = aRule({ validFrom: '2026-07-01', validTo: '2026-10-01' })
    expect(routeItem(anItem(), [rule], day).kind).toBe(holds ? 'matched' : 'triage')
  })

  const WORDS = [
    aRule({ id: 'market', position: 1, unitId: 'market', words: ['chợ'] }),
    aRule({ id: 'tax', position: 2, unitId: 'tax', words: ['thuế'] }),
    aRule({ id: 'dogs', position: 3, unitId: 'dogs', words: ['chó', 'karaoke'] }),
  ]
  const routeText = (text: string, rules = WORDS) =>
    routeItem({ title: null, text, category: null, wardCode: null, address: null }, rules, DAY)

  test.each([
    ['Đường hẹp, cho dân đi lại với', undefined],
    ['Nhà cho thuê ồn ban đêm', undefined],
    ['Họp CHỢ dưới lòng đường', 'market'],
    ['Họp chợ dưới lòng đường'.normalize('NFD'), 'market'],
    ['Chó dữ ngoài công viên', 'dogs'],
    ['Thuế đất năm nay', 'tax'],
  ])('with marks a word is itself and no other: “%s” goes to %s', (text, unitId) => {
    const routing = routeText(text)
    expect(routing.kind === 'matched' ? routing.unitId : undefined).toBe(unitId)
    expect(JSON.stringify(routing)).not.toContain('guess')
  })

  test('both places of a tone are one word', () => {
    const rules = [aRule({ words: ['hoà giải'] })]
    expect(routeText('Xin hòa giải ở thôn', rules)).toMatchObject({ because: [{ value: 'hoà giải' }] })
  })

  test('a text typed without marks is guessed at, by words that only one unit’s rule could mean', () => {
    expect(routeText('Cho toi hoi ve thue dat')).toMatchObject({
      ruleId: 'tax',
      because: [{ field: 'words', value: 'thuế', guess: true }],
      alternatives: [],
    })
    expect(routeText('Cho tha rong')).toEqual(TRIAGE)
  })

  test('what a later rule knows outranks what an earlier one guesses', () => {
    expect(routeText('Quan karaoke ben nha thue')).toMatchObject({
      ruleId: 'dogs',
      because: [{ field: 'words', value: 'karaoke' }],
      alternatives: [{ ruleId: 'tax', unitId: 'tax' }],
    })
    const catchAll = aRule({ id: 'all', position: 9, unitId: 'all' })
    expect(routeText('Hoi ve thue', [...WORDS, catchAll])).toMatchObject({ ruleId: 'tax' })
  })

  test('a category typed without marks is a guess too', () => {
    const rules = [aRule({ categories: ['Môi trường'] })]
    expect(routeItem(anItem({ category: 'moi truong' }), rules, DAY)).toMatchObject({
      because: [{ field: 'category', value: 'Môi trường', guess: true }],
    })
  })

  test('goes to triage without rules', () => {
    expect(routeItem(anItem(), [], DAY)).toEqual(TRIAGE)
  })

  test('the order in which rules are stored never matters', () => {
    const someRules = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        position: fc.integer({ min: 1, max: 4 }),
        words: fc.subarray(['rác', 'ổ gà', 'đường']),
        categories: fc.subarray(['Môi trường', 'Đất đai']),
      }),
      { selector: ({ id }) => id },
    )
    fc.assert(
      fc.property(someRules, fc.infiniteStream(fc.nat()), (given, order) => {
        const rules = given.map(aRule)
        const shuffled = rules
          .map((rule) => ({ rule, at: order.next().value }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ rule }) => rule)
        expect(makeRouter(shuffled)(anItem(), DAY)).toEqual(makeRouter(rules)(anItem(), DAY))
      }),
    )
  })
})
