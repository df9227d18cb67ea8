import { expect, test } from 'vitest'
import type { UnitSatisfaction } from '../../server/contract/report.ts'
import { hrefOf, readRoute } from '../../web/router.ts'
import { arrangeTimeliness, arrangeUnits } from '../../web/unit-order.ts'

const unit = (code: string, name: string, share: number | null, n: number | null): UnitSatisfaction => ({
  unit: { code, name, nameEn: '' },
  shown: share === null ? 'few' : 'full',
  n,
  satisfied: null,
  share,
  interval: null,
  distribution: null,
})

const codesOf = (...given: Parameters<typeof arrangeUnits>) =>
  arrangeUnits(...given).byUnit.map(({ unit: { code } }) => code)

const FEW = [
  unit('A', 'Tổ Đất đai', 0.8, 200),
  unit('B', 'Tổ Tư pháp', null, null),
  unit('C', 'Tổ Môi trường', 0.6, 900),
]

test('units stand in the administrative order, by share, or by how many rated; what is not told comes last', () => {
  expect(codesOf({ byUnit: FEW }, {}, 'vi')).toEqual(['A', 'B', 'C'])
  expect(codesOf({ byUnit: FEW }, { order: 'lowest' }, 'vi')).toEqual(['C', 'A', 'B'])
  expect(codesOf({ byUnit: FEW }, { order: 'highest' }, 'vi')).toEqual(['A', 'C', 'B'])
  expect(codesOf({ byUnit: FEW }, { order: 'most' }, 'vi')).toEqual(['C', 'A', 'B'])
})

test('a unit is found without marks', () => {
  expect(codesOf({ byUnit: FEW }, { find: 'dat dai' }, 'vi')).toEqual(['A'])
  expect(codesOf({ byUnit: FEW }, { find: 'Đất' }, 'vi')).toEqual(['A'])
})

test('168 units lie on three sheets, each of them once; a sheet that is not there is the last one', () => {
  const byUnit = Array.from({ length: 168 }, (_, index) =>
    unit(`U${index}`, `Phường ${index}`, index / 168, 100),
  )
  const sheets = [1, 2, 3].map((sheet) => codesOf({ byUnit }, { sheet }, 'vi'))
  expect(sheets.map(({ length }) => length)).toEqual([60, 60, 48])
  expect(new Set(sheets.flat()).size).toBe(168)
  expect(arrangeUnits({ byUnit }, { sheet: 99 }, 'vi')).toMatchObject({ sheet: 3, sheets: 3, found: 168 })
})

test('how units are shown, and the page of one, stand in the address', () => {
  const reports = {
    page: 'reports',
    period: '2026-Q3',
    unit: undefined,
    order: 'lowest',
    find: 'tổ đất',
    sheet: 2,
  } as const
  const profile = { page: 'unit-profile', unit: 'A.1', period: '2026-Q3' } as const
  for (const route of [reports, profile])
    expect(readRoute(new URL(hrefOf(route), 'http://localhost'))).toEqual(route)
  expect(hrefOf({ ...reports, order: 'list', find: '', sheet: 1 })).toBe('/app/reports?period=2026-Q3')
})

test('how items were answered is put on sheets where units are many, and stands as it is where they are few', () => {
  const rows = (units: number) =>
    Array.from({ length: units }, (_, index) => ({
      unit: { code: `P${index}`, name: `Phường số ${index}`, nameEn: '' },
      received: index,
      onTimeShare: index === 0 ? null : 1 / (1 + index),
    })) as unknown as Parameters<typeof arrangeTimeliness>[0]['byUnit']
  const view = { order: 'lowest', sheet: 3 } as const
  const few = rows(60)
  expect(arrangeTimeliness({ byUnit: few }, view, 'vi').byUnit).toBe(few)
  const { byUnit, ...told } = arrangeTimeliness({ byUnit: rows(168) }, view, 'vi')
  expect(told).toEqual({ found: 168, sheet: 3, sheets: 3 })
  expect(byUnit.at(0)?.unit.code).toBe('P47')
  expect(byUnit.at(-1)?.unit.code).toBe('P0')
  expect(
    arrangeTimeliness({ byUnit: rows(168) }, { find: 'phuong so 16', order: 'most' }, 'vi'),
  ).toMatchObject({
    found: 9,
    byUnit: [{ received: 167 }, { received: 166 }, {}, {}, {}, {}, {}, {}, { received: 16 }],
  })
})
