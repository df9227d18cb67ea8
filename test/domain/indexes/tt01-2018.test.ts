import { describe, expect, test } from 'vitest'
import type { Readings } from '../../../server/contract/indexes.ts'
import type { InputValues } from '../../../server/domain/indexes/rule-set.ts'
import { TT01_AGENCY } from '../../../server/domain/indexes/tt01-2018/agency.ts'
import {
  DOSSIER_CRITERIA,
  type DossierCriterion,
  dossierPoints,
} from '../../../server/domain/indexes/tt01-2018/dossier-points.ts'
import { TT01_OFFICER } from '../../../server/domain/indexes/tt01-2018/officer.ts'

/* Circular 01/2018/TT-VPCP, art. 14 (points) and 15 (computation, classes). */

const AS_IT_IS: Readings = { denominator: 'informed', incomplete: 'as-it-is' }
const options = (readings: Partial<Readings> = {}) => ({
  readings: { ...AS_IT_IS, ...readings },
  onDay: '2024-12-31',
})

const officer = (values: InputValues, readings?: Partial<Readings>) =>
  TT01_OFFICER.compute(values, options(readings))
const agency = (values: InputValues, readings?: Partial<Readings>) =>
  TT01_AGENCY.compute(values, options(readings))

/** So many dossiers with 2, 1 and 0 points of one index. */
const graded = (criterion: DossierCriterion, two: number, one = 0, none = 0) => ({
  [`${criterion}-2`]: two,
  [`${criterion}-1`]: one,
  [`${criterion}-0`]: none,
})

/** Ten dossiers whose mean is so many tenths of a point, 0 to 20. */
function tenthsOf(criterion: DossierCriterion, tenths: number) {
  const two = Math.max(0, tenths - 10)
  const one = tenths - 2 * two
  return graded(criterion, two, one, 10 - two - one)
}

/** Dossier indexes that add up to so many tenths. */
function dossiers(tenths: number) {
  let left = tenths
  return Object.assign(
    {},
    ...DOSSIER_CRITERIA.map((criterion, index) => {
      const share = index === DOSSIER_CRITERIA.length - 1 ? left : Math.min(20, left)
      left -= share
      return tenthsOf(criterion, share)
    }),
  ) as InputValues
}

/** CS5, CS6, CS8 and CS9 with 2 points each. */
const BEST_OF_THE_AGENCY = {
  'procedures-in-scope': 100,
  'procedures-four-steps': 100,
  'procedures-at-one-stop': 100,
  'four-steps-wanted': 100,
  'procedures-posted': 1,
  'procedures-published': 1,
  'feedback-received': 0,
  'procedures-online': 20,
  'dossiers-received': 100,
  'dossiers-online': 30,
  'dossiers-online-overdue': 0,
}
/** The same four with 0 points. */
const WORST_OF_THE_AGENCY = {
  ...BEST_OF_THE_AGENCY,
  'procedures-four-steps': 0,
  'procedures-at-one-stop': 0,
  'procedures-posted': 0,
  'procedures-published': 0,
  'feedback-received': 10,
  'feedback-judged': 10,
  'feedback-on-time': 0,
  'dossiers-online': 14,
}

/** What one index came to, and what is said of it. */
function stepOf(result: ReturnType<typeof agency>, name: string) {
  const step = result.steps.find(({ what }) => what.en.startsWith(name))
  return { value: step?.result?.value ?? null, remark: step?.remark?.en, counted: step?.counted }
}

describe('an index of dossiers', () => {
  test.each([
    ['three dossiers with 2, 2 and 1 points: 1.666… is 1.7, not cut to 1.6', graded('cs1', 2, 1), 1.7],
    ['thirteen with 2 and seven with 1: 33 ÷ 20 = 1.65 is 1.7, half up', graded('cs1', 13, 7), 1.7],
    ['1.25 is 1.3', graded('cs1', 1, 3), 1.3],
    ['1.04 is 1.0', graded('cs1', 2, 22, 1), 1],
  ])('%s', (_name, values, points) => {
    expect(stepOf(officer(values), 'CS1').value).toBe(points)
  })

  test('is divided by the dossiers with information, or by all that were solved: 2.0 or 0.8, with n and N', () => {
    const values = { ...graded('cs3', 40), 'dossiers-solved': 100 }
    expect(stepOf(officer(values), 'CS3')).toMatchObject({ value: 2, counted: { n: 40, total: 100 } })
    expect(stepOf(officer(values, { denominator: 'solved' }), 'CS3').value).toBe(0.8)
    expect(officer(values)).toMatchObject({ n: 40, total: 100 })
  })

  test('is not counted over all solved where nobody said how many, or fewer than were scored', () => {
    expect(stepOf(officer(graded('cs3', 40), { denominator: 'solved' }), 'CS3').value).toBeNull()
    const fewer = officer({ ...graded('cs3', 40), 'dossiers-solved': 39 }, { denominator: 'solved' })
    expect(stepOf(fewer, 'CS3')).toEqual({
      value: null,
      remark: 'Not counted: fewer dossiers are solved than were scored.',
    })
  })

  test('without any dossier it is not counted, and that is not 0', () => {
    expect(stepOf(officer(graded('cs1', 0)), 'CS1').value).toBeNull()
    expect(stepOf(officer(graded('cs1', 0, 0, 1)), 'CS1').value).toBe(0)
  })

  test('with a part of its counts alone, the others are missing', () => {
    const { lacks } = officer({ 'cs1-2': 4 })
    expect(lacks).toContain('cs1-1')
    expect(lacks).not.toContain('cs1-2')
  })

  test('late without a complaint, which the text does not name, is counted as 0 and told', () => {
    const result = officer({ ...graded('cs7', 1, 0, 0), 'cs7-late': 1 })
    expect(stepOf(result, 'CS7')).toEqual({
      value: 1,
      remark: '1 late without a complaint: the text names no points, counted as 0.',
      counted: { n: 2, total: null },
    })
  })
})

describe('the points of one dossier', () => {
  test.each([
    ['shorter than the rule', { timing: 'shorter' }, { cs1: 2 }],
    ['as the rule says', { timing: 'equal' }, { cs1: 1 }],
    ['longer', { timing: 'longer' }, { cs1: 0 }],
    ['one unit of two late', { unitTimings: ['shorter', 'longer'] }, { cs2: 0 }],
    ['one unit of two just in time', { unitTimings: ['shorter', 'equal'] }, { cs2: 1 }],
    ['no further contact', { extraContacts: 0 }, { cs3: 2 }],
    ['one further contact', { extraContacts: 1 }, { cs3: 1 }],
    ['two further contacts', { extraContacts: 2 }, { cs3: 0 }],
    ['no agency', { agencies: 0 }, { cs4: 2 }],
    ['the one-stop desk alone', { agencies: 1 }, { cs4: 1 }],
    ['two agencies', { agencies: 2 }, { cs4: 0 }],
    [
      'two agencies, one of which leads a check the law wants',
      { agencies: 2, isLeadByLaw: true },
      { cs4: 1 },
    ],
    ['early, no complaint', { timing: 'shorter', complaints: 0 }, { cs7: 2 }],
    ['on time, no complaint', { timing: 'equal', complaints: 0 }, { cs7: 1 }],
    ['a complaint that holds, early', { timing: 'shorter', complaints: 1 }, { cs7: 0 }],
    [
      'a complaint that was verified as slander, early',
      { timing: 'shorter', complaints: 1, falseComplaints: 1 },
      { cs7: 2 },
    ],
    [
      'two complaints, one of them false',
      { timing: 'shorter', complaints: 2, falseComplaints: 1 },
      { cs7: 0 },
    ],
    ['late, no complaint', { timing: 'longer', complaints: 0 }, { cs7: 'late' }],
    ['nothing known', {}, { cs1: null, cs2: null, cs3: null, cs4: null, cs7: null }],
  ] as const)('%s', (_name, facts, points) => {
    expect(dossierPoints(facts)).toMatchObject(points)
  })
})

describe('CS5, organisation at the one-stop desk', () => {
  test.each([
    ['the share for a commune, 100%', 100, 100, 100, 2],
    ['99 of 100 is not enough for a commune; all are received there', 100, 99, 100, 1],
    ['50 of 100 is enough for a district', 50, 50, 60, 2],
    ['20 of 100 is enough for a province', 20, 20, 20, 2],
    ['19 of 100 is not, and not all are received there', 20, 19, 99, 0],
  ])('%s', (_name, wanted, fourSteps, received, points) => {
    const values = {
      ...BEST_OF_THE_AGENCY,
      'four-steps-wanted': wanted,
      'procedures-four-steps': fourSteps,
      'procedures-at-one-stop': received,
    }
    expect(stepOf(agency(values), 'CS5').value).toBe(points)
  })
})

test.each([
  ['posted and online', 1, 1, 2],
  ['posted alone', 1, 0, 1],
  ['online alone', 0, 1, 1],
  ['neither', 0, 0, 0],
])('CS6, publicity: %s', (_name, posted, published, points) => {
  const values = {
    ...BEST_OF_THE_AGENCY,
    'procedures-posted': posted,
    'procedures-published': published,
  }
  expect(stepOf(agency(values), 'CS6').value).toBe(points)
})

describe('CS8, feedback', () => {
  const cs8 = (received: number, onTime: number, prolonged?: number) =>
    stepOf(
      agency({
        'feedback-received': received,
        'feedback-judged': received,
        'feedback-on-time': onTime,
        ...(prolonged === undefined ? {} : { 'feedback-prolonged': prolonged }),
      }),
      'CS8',
    ).value

  test.each([
    ['nothing received', 0, 0, undefined, 2],
    ['all ten in time', 10, 10, 0, 2],
    ['ten, nine in time, one late but not prolonged: 90.0% is 90%', 10, 9, 0, 1],
    ['a hundred, 89 in time', 100, 89, 0, 0],
    ['89 in time, whether or not anybody said how many were prolonged', 100, 89, undefined, 0],
    ['a hundred, 99 in time, one prolonged', 100, 99, 1, 0],
    ['a hundred in time, nobody said how many were prolonged: not counted', 100, 100, undefined, null],
  ])('%s', (_name, received, onTime, prolonged, points) => {
    expect(cs8(received, onTime, prolonged)).toBe(points)
  })

  test('is not counted while no deadline is decided', () => {
    const values = { 'feedback-received': 3, 'feedback-judged': 0, 'feedback-on-time': 0 }
    expect(stepOf(agency(values), 'CS8')).toEqual({
      value: null,
      remark: 'Not counted: no feedback is decided yet.',
    })
  })
})

describe('CS9, online services', () => {
  test.each([
    ['20% of procedures and 30% of dossiers, none overdue', 20, 30, 0, 2],
    ['the same, one overdue', 20, 30, 1, 0],
    ['29% of dossiers', 20, 29, 0, 1],
    ['15% of dossiers', 0, 15, 0, 1],
    ['14% of dossiers', 20, 14, 0, 0],
    ['30% of dossiers with 19% of procedures, which the text does not name', 19, 30, 0, 1],
  ])('%s', (_name, procedures, online, overdue, points) => {
    const values = {
      ...BEST_OF_THE_AGENCY,
      'procedures-online': procedures,
      'dossiers-online': online,
      'dossiers-online-overdue': overdue,
    }
    expect(stepOf(agency(values), 'CS9').value).toBe(points)
  })
})

describe('totals and classes', () => {
  test.each([
    [100, '100%: the task is completed'],
    [50, '100%: the task is completed'],
    [49, '70% to under 100% of the task'],
    [35, '70% to under 100% of the task'],
    [34, 'Under 70% of the task'],
    [0, 'Under 70% of the task'],
  ])('an officer’s total of %i tenths of a point: %s', (tenths, name) => {
    const result = officer(dossiers(tenths))
    expect([result.value?.value, result.class?.en]).toEqual([tenths / 10, name])
  })

  test.each([
    [180, 'Xuất sắc'],
    [150, 'Xuất sắc'],
    [149, 'Tốt'],
    [120, 'Tốt'],
    [119, 'Khá'],
    [90, 'Khá'],
    [89, 'Trung bình'],
    [60, 'Trung bình'],
    [59, 'Yếu'],
    [0, 'Yếu'],
  ])('an agency’s total of %i tenths of a point: %s', (tenths, name) => {
    const own = tenths >= 80 ? BEST_OF_THE_AGENCY : WORST_OF_THE_AGENCY
    const result = agency({ ...dossiers(tenths >= 80 ? tenths - 80 : tenths), ...own })
    expect([result.value?.value, result.class?.vi]).toEqual([tenths / 10, name])
    expect(result.lacks).toEqual([])
  })

  test('each index is rounded before they are added', () => {
    // 1.666… five times: 8.5 of rounded ones, and not 8.3.
    const each = DOSSIER_CRITERIA.map((criterion) => graded(criterion, 2, 1))
    expect(officer(Object.assign({}, ...each) as InputValues).value?.value).toBe(8.5)
  })

  const EIGHT = { ...dossiers(70), ...BEST_OF_THE_AGENCY, 'procedures-posted': undefined } as InputValues
  test('with an index that is not counted the total stays as it is, without a class, and says what is missing', () => {
    const result = agency(EIGHT)
    expect(result.value?.value).toBe(13)
    expect(result.class).toBeNull()
    expect(result.classReason?.en).toBe('Not enough data for a class: 8 of 9 indexes are counted.')
    expect(result.lacks).toEqual(['procedures-posted'])
  })

  test('or is brought to the full scale, where that is chosen: 13.0 × 18 ÷ 16 = 14.625 is 14.6', () => {
    const result = agency(EIGHT, { incomplete: 'rescaled' })
    expect([result.value?.value, result.class?.vi]).toEqual([14.6, 'Tốt'])
  })

  test('with nothing at all there is no total, and every input is missing', () => {
    const result = officer({})
    expect(result.value).toBeNull()
    expect(result.lacks).toHaveLength(15)
  })

  test('CS6 counts for the agency, and not for officers', () => {
    const name = ({ what }: { readonly what: { readonly en: string } }) => what.en.slice(0, 3)
    expect(officer({}).steps.map(name)).toEqual(['CS1', 'CS2', 'CS3', 'CS4', 'CS7'])
    expect(agency({}).steps.map(name)).toEqual([
      'CS1',
      'CS2',
      'CS3',
      'CS4',
      'CS7',
      'CS5',
      'CS6',
      'CS8',
      'CS9',
    ])
  })
})
