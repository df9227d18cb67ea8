import { describe, expect, test } from 'vitest'
import type { Readings } from '../../../server/contract/indexes.ts'
import { add, decimal, fraction, halfUp, rounded, times } from '../../../server/domain/indexes/exact.ts'
import { DOSSIERS_ON_TIME } from '../../../server/domain/indexes/dossiers-on-time.ts'
import { FIVE_FACTORS } from '../../../server/domain/indexes/five-factors.ts'
import { FOUR_ASKS_FOUR_ALWAYS } from '../../../server/domain/indexes/four-asks-four-always.ts'
import { ON_TIME_1022 } from '../../../server/domain/indexes/on-time-1022.ts'
import {
  countFaulted,
  QD766_SATISFACTION,
  targetOn,
} from '../../../server/domain/indexes/qd766-satisfaction.ts'
import { QD766_TOTAL } from '../../../server/domain/indexes/qd766-total.ts'
import { DECIMALS } from '../../../server/domain/indexes/decimals.ts'
import { INDEXES, PARTS_OF_WHOLES } from '../../../server/domain/indexes/registry.ts'
import { type InputValues, type RuleSet, standingIn } from '../../../server/domain/indexes/rule-set.ts'
import { SATISFACTION_FIVE_LEVELS } from '../../../server/domain/indexes/satisfaction-five-levels.ts'
import { SATISFACTION_THREE_LEVELS } from '../../../server/domain/indexes/satisfaction-three-levels.ts'
import { parsePeriod } from '../../../server/domain/period.ts'

const READINGS: Readings = { denominator: 'informed', incomplete: 'as-it-is' }

function compute(rules: RuleSet, values: InputValues, onDay = '2026-09-30') {
  return rules.compute(values, { readings: READINGS, onDay })
}

const sharesOf = (result: ReturnType<typeof compute>) => result.steps.map((step) => step.result?.value)

describe('rounding', () => {
  test.each([
    ['33 ÷ 20 in tenths', fraction(33, 20), 1, 17],
    ['5 ÷ 3 in tenths', fraction(5, 3), 1, 17],
    ['1 ÷ 3 in tenths', fraction(1, 3), 1, 3],
    ['1.005 in hundredths, which a binary number has as less', decimal(1.005), 2, 101],
    ['0', fraction(0, 7), 2, 0],
  ])('is half up of exactly what was counted: %s', (_name, value, digits, units) => {
    expect(halfUp(value, digits)).toBe(units)
  })

  test('of nothing, of parts of a count, and of less than 0 there is none', () => {
    expect(() => fraction(1, 0)).toThrow(RangeError)
    expect(() => fraction(1.5, 2)).toThrow(RangeError)
    expect(() => halfUp(fraction(-1, 2), 1)).toThrow(RangeError)
  })

  test.each([
    ['SIPAS 2024, the whole country', 83.84, 84.09, 83.94],
    ['SIPAS 2024, Hà Nội', 86.51, 86.49, 86.5],
  ])('gives what was published from policy and service at 60 and 40: %s', (_name, policy, service, whole) => {
    const sum = add(times(decimal(policy), 6), times(decimal(service), 4))
    expect(rounded({ over: sum.over, under: sum.under * 10n }, 2)).toBe(whole)
  })
})

test.each([
  ['SIPAS 2023 after 2022', 80.08, 2.58, 82.66],
  ['SIPAS 2024 after 2023', 82.66, 1.28, 83.94],
])('published changes add up exactly: %s', (_name, before, change, after) => {
  expect(rounded(add(decimal(before), decimal(change)), 2)).toBe(after)
})

describe('satisfaction', () => {
  const five = (...counts: number[]) =>
    Object.fromEntries(counts.map((n, index) => [`five-levels-${index + 1}`, n]))
  const three = (...counts: number[]) =>
    Object.fromEntries(counts.map((n, index) => [`three-levels-${index + 1}`, n]))

  test('of five levels is satisfied and very satisfied among all valid ratings; neutral is not satisfied', () => {
    const result = compute(SATISFACTION_FIVE_LEVELS, five(3, 7, 10, 50, 30))
    expect(result).toMatchObject({ value: { value: 0.8, measure: 'percent' }, n: 100, total: null })
    expect(sharesOf(result).slice(0, 3)).toEqual([80, 100, 0.8])
  })

  test('comes with its interval, and with how many took part where the dossiers are known', () => {
    const result = compute(SATISFACTION_FIVE_LEVELS, { ...five(3, 7, 10, 50, 30), 'dossiers-solved': 400 })
    const [interval, tookPart] = result.steps.slice(3)
    const [lower, sign, upper] = interval?.formula ?? []
    expect([lower, sign, upper]).toMatchObject([
      { value: expect.closeTo(0.711, 3) as number },
      '–',
      { value: expect.closeTo(0.867, 3) as number },
    ])
    expect(tookPart?.result?.value).toBe(0.25)
    expect(result.total).toBe(400)
  })

  test('tells no participation above 100%, nor ratings as part of fewer dossiers', () => {
    const result = compute(SATISFACTION_FIVE_LEVELS, { ...five(0, 0, 0, 0, 50), 'dossiers-solved': 40 })
    expect(result.steps).toHaveLength(4)
    expect(result).toMatchObject({ n: 50, total: null })
  })

  test('of three levels is counted by itself', () => {
    expect(compute(SATISFACTION_THREE_LEVELS, three(5, 60, 35)).value?.value).toBe(0.95)
  })

  test('the scales are never mixed: ratings of one say nothing of the other', () => {
    const result = compute(SATISFACTION_FIVE_LEVELS, three(5, 60, 35))
    expect(result.value).toBeNull()
    expect(result.lacks).toHaveLength(5)
  })

  test('without ratings there is no share', () => {
    expect(compute(SATISFACTION_THREE_LEVELS, three(0, 0, 0))).toMatchObject({
      value: null,
      lacks: [],
      reason: { en: 'Nobody has rated.' },
    })
  })
})

describe('Decision 766/QĐ-TTg, satisfaction', () => {
  /** As published for Ho Chi Minh City, week 47 of 2025: 99.98%, 99% and 93.93%. */
  const WEEK_47 = {
    'feedback-judged': 10_000,
    'feedback-on-time': 9_998,
    'feedback-disputed': 100,
    'dossiers-received': 10_000,
    'dossiers-faulted': 607,
  }

  test('gives the 17.94 that were published: the third ratio met its target of 90% and earns 6', () => {
    const result = compute(QD766_SATISFACTION, WEEK_47, '2025-11-23')
    expect(result.value).toEqual({ value: 17.94, measure: 'points', digits: 2 })
    expect(sharesOf(result).slice(0, 3)).toEqual([0.9998, 0.99, 0.9393])
  })

  test('and 17.57 in proportion alone, where the target is not met', () => {
    const values = { ...WEEK_47, 'procedures-satisfaction-target': 95 }
    expect(compute(QD766_SATISFACTION, values, '2025-11-23').value?.value).toBe(17.57)
  })

  test('meets a target that is just reached', () => {
    const values = { ...WEEK_47, 'procedures-satisfaction-target': 93.93 }
    expect(compute(QD766_SATISFACTION, values).value?.value).toBe(17.94)
  })

  test('takes the target of the year, 90% until the end of 2025 and 95% from then on', () => {
    expect([targetOn('2025-12-31'), targetOn('2026-01-01'), targetOn('2031-01-01')]).toEqual([90, 95, 95])
    expect(compute(QD766_SATISFACTION, WEEK_47, '2026-03-31').value?.value).toBe(17.57)
  })

  test('takes a dossier off once that is late, complained about and rated dissatisfied', () => {
    expect(countFaulted(['A', 'B'], ['B'], ['B', 'C'])).toBe(3)
  })

  test('has no value without feedback or dossiers, and names what is missing', () => {
    expect(compute(QD766_SATISFACTION, { ...WEEK_47, 'feedback-judged': 0 })).toMatchObject({
      value: null,
      lacks: [],
    })
    const { 'dossiers-faulted': _, ...without } = WEEK_47
    expect(compute(QD766_SATISFACTION, without)).toMatchObject({
      value: null,
      lacks: ['dossiers-faulted'],
    })
  })
})

describe('Decision 766/QĐ-TTg, all groups', () => {
  const points = (
    openness: number,
    progress: number,
    digitised: number,
    online: number,
    satisfaction: number,
  ) =>
    compute(QD766_TOTAL, {
      'qd766-openness-points': openness,
      'qd766-progress-points': progress,
      'qd766-digitised-points': digitised,
      'qd766-online-points': online,
      'qd766-satisfaction-points': satisfaction,
    })

  test('add up to the 85.16 that were published, which is good', () => {
    const result = points(15.41, 18.79, 16.92, 16.1, 17.94)
    expect([result.value?.value, result.class?.en]).toEqual([85.16, 'Good'])
  })

  test.each([
    [90.71, 'Xuất sắc'],
    [90.45, 'Xuất sắc'],
    [90, 'Xuất sắc'],
    [89.99, 'Tốt'],
    [80, 'Tốt'],
    [79.99, 'Khá'],
    [70, 'Khá'],
    [57.92, 'Trung bình'],
    [57, 'Trung bình'],
    [50, 'Trung bình'],
    [49.99, 'Yếu'],
  ])('%d points: %s', (total, name) => {
    const groups = [18, 20, 22, 22].map((most) => Math.min(most, Math.floor(total / 5)))
    const [a = 0, b = 0, c = 0, d = 0] = groups
    const rest = Number((total - a - b - c - d).toFixed(2))
    expect(points(a, b, c, d, rest)).toMatchObject({ value: { value: total }, class: { vi: name } })
  })
})

describe('the 1022 line', () => {
  const OCTOBER = { 'feedback-received': 14_707, 'feedback-processed': 14_311, 'feedback-late': 125 }

  test('noon 25/09 to noon 25/10/2025: 99.15% of all received, 99.13% of those processed, each with its denominator', () => {
    const { steps, value, n, total } = compute(ON_TIME_1022, OCTOBER)
    expect(steps.map(({ result, formula }) => [result?.value, formula.at(-1)])).toEqual([
      [0.9915, { value: 14_707, measure: 'count', digits: 0 }],
      [0.9913, { value: 14_311, measure: 'count', digits: 0 }],
    ])
    expect([value?.value, n, total]).toEqual([0.9915, 14_582, 14_707])
  })

  test('counts what is late and not processed in the first denominator alone', () => {
    const values = {
      'feedback-received': 100,
      'feedback-processed': 80,
      'feedback-late': 20,
      'feedback-processed-late': 8,
    }
    expect(sharesOf(compute(ON_TIME_1022, values))).toEqual([0.8, 0.9])
  })

  test('says nothing of those processed where none is, or where more are late than processed', () => {
    const none = { 'feedback-received': 5, 'feedback-processed': 0, 'feedback-late': 1 }
    expect(sharesOf(compute(ON_TIME_1022, none))).toEqual([0.8])
    const more = { 'feedback-received': 5, 'feedback-processed': 1, 'feedback-late': 2 }
    expect(sharesOf(compute(ON_TIME_1022, more))).toEqual([0.6])
  })
})

describe('shares of questions', () => {
  test('five factors: all answers of all factors, blank ones in no denominator', () => {
    const values = Object.fromEntries(
      FIVE_FACTORS.inputs.map(({ code }, index) => [code, index % 2 === 0 ? 40 + index : 50 + index]),
    )
    // 40/51, 42/53, 44/55, 46/57, 48/59: 220 of 275.
    const result = compute(FIVE_FACTORS, values)
    expect(result).toMatchObject({ value: { value: 0.8 }, n: 275 })
    expect(sharesOf(result)).toHaveLength(6)
  })

  test('five factors are said not to be SIPAS, in the name and in the notes', () => {
    expect(FIVE_FACTORS.name.vi).toContain('không phải SIPAS')
    expect(FIVE_FACTORS.notes.map(({ en }) => en).join(' ')).toContain('not SIPAS')
  })

  test('with one factor missing there is no index, but the others are told', () => {
    const codes = FIVE_FACTORS.inputs.map(({ code }) => code)
    const result = compute(FIVE_FACTORS, Object.fromEntries(codes.slice(0, 8).map((code) => [code, 5])))
    expect(result).toMatchObject({ value: null, lacks: codes.slice(8) })
    expect(result.steps).toHaveLength(4)
  })

  test('“4 asks, 4 always” has eight checks', () => {
    expect(FOUR_ASKS_FOUR_ALWAYS.inputs.filter(({ code }) => code.endsWith('-yes'))).toHaveLength(8)
    const values = Object.fromEntries(
      FOUR_ASKS_FOUR_ALWAYS.inputs.map(({ code }) => [code, code.endsWith('-yes') ? 9 : 10]),
    )
    expect(compute(FOUR_ASKS_FOUR_ALWAYS, values)).toMatchObject({ value: { value: 0.9 }, n: 80 })
  })

  test('dossiers on time are of those solved', () => {
    const values = { 'dossiers-on-time': 199, 'dossiers-late': 1 }
    expect(compute(DOSSIERS_ON_TIME, values)).toMatchObject({ value: { value: 0.995 }, n: 200 })
    expect(compute(DOSSIERS_ON_TIME, { 'dossiers-on-time': 0, 'dossiers-late': 0 }).value).toBeNull()
  })
})

describe('the registry', () => {
  test('writes each index with the decimals of its text, and every share that no text fixes with one', () => {
    expect(INDEXES.map(({ code }) => code).sort()).toEqual(Object.keys(DECIMALS).sort())
    const { value, steps } = compute(DOSSIERS_ON_TIME, { 'dossiers-on-time': 1226, 'dossiers-late': 41 })
    expect([value, steps.at(-1)?.result]).toEqual([
      { value: 0.968, measure: 'percent', digits: 1 },
      { value: 0.968, measure: 'percent', digits: 1 },
    ])
  })

  test('has each index once, each with a source that is dated and notes in both languages', () => {
    const codes = INDEXES.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const { sources, validFrom, notes, name } of INDEXES) {
      expect(sources.length).toBeGreaterThan(0)
      expect(sources.map(({ from }) => from).toSorted()[0]).toBeDefined()
      expect(validFrom).toMatch(/^\d{4}-\d\d-\d\d$/)
      for (const words of [name, ...notes]) expect(words.vi !== '' && words.en !== '').toBe(true)
    }
  })

  test('an input is the same wherever it is asked for', () => {
    const all = INDEXES.flatMap(({ inputs }) => inputs)
    for (const input of all)
      for (const other of all)
        if (other.code === input.code)
          expect([other.name, other.kind, other.origin]).toEqual([input.name, input.kind, input.origin])
  })

  test('whatever is part of a whole is an input, as its whole is', () => {
    const codes = new Set(INDEXES.flatMap(({ inputs }) => inputs).map(({ code }) => code))
    const named = PARTS_OF_WHOLES.flatMap(({ whole, parts }) => [whole, ...parts])
    expect(named.filter((code) => !codes.has(code))).toEqual([])
  })

  test('an index invents nothing: without inputs it has no value, and says why', () => {
    for (const rules of INDEXES) {
      const { value, lacks, reason } = compute(rules, {})
      expect(value, rules.code).toBeNull()
      expect(lacks.length > 0 || reason !== null, rules.code).toBe(true)
    }
  })

  test.each([
    ['2019-Q2', 'in-force'],
    ['2025-Q2', 'in-force'],
    ['2025', 'partly'],
    ['2025-Q3', 'ended'],
    ['2018-Q4', 'not-yet'],
    ['2019-Q1', 'partly'],
  ] as const)('the circular of 2018 in %s: %s', (period, standing) => {
    const circular = INDEXES.find(({ code }) => code === 'tt01-2018-agency')
    expect(circular && standingIn(circular, parsePeriod(period))).toBe(standing)
  })

  test.each(INDEXES.filter(({ validTo }) => validTo !== null))(
    '$code, which ends, says what ended it',
    ({ ended }) => {
      expect(ended?.vi).toBeTruthy()
    },
  )
})
