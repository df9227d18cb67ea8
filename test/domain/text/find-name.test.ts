import { describe, expect, test } from 'vitest'
import { compareNames } from '../../../server/domain/text/compare-names.ts'
import { makeNameFinder } from '../../../server/domain/text/find-name.ts'

const find = makeNameFinder([
  ['Xã Tân Thạnh', 1],
  ['Xã Tân Thanh', 2],
  ['Phường Hoà Lợi', 3],
  ['Phường Đa Phúc', 4],
  ['Tổ Một cửa', 5],
  ['tổ một cửa', 6],
])

describe('a name', () => {
  test.each([
    ['Xã Tân Thạnh', { kind: 'as-written', found: 1 }],
    ['Xã Tân Thanh', { kind: 'as-written', found: 2 }],
    ['  XÃ  TÂN THANH ', { kind: 'as-written', found: 2 }],
    ['Xã Tân Thạnh'.normalize('NFD'), { kind: 'as-written', found: 1 }],
    ['Phường Hòa Lợi', { kind: 'as-written', found: 3 }],
    ['Xa Tan Thanh', { kind: 'several', among: [1, 2] }],
    ['phuong da phuc', { kind: 'without-marks', found: 4 }],
    ['Phường Đà Phúc', { kind: 'unknown' }],
    ['Xã Tân Thành', { kind: 'unknown' }],
    ['Tổ Một Cửa', { kind: 'several', among: [5, 6] }],
    ['Xa', { kind: 'unknown' }],
  ])(
    'written “%s” is found with its marks, without them only where it has none and one is meant',
    (name, match) => {
      expect(find(name)).toEqual(match)
    },
  )
})

test('names stand in the order of Vietnamese, numbers by their value', () => {
  const names = ['Tổ 10', 'Đông', 'Ân', 'Dương', 'Em', 'An', 'Tổ 9', 'Ẩn', 'Ăn']
  expect(names.toSorted(compareNames)).toEqual([
    'An',
    'Ăn',
    'Ân',
    'Ẩn',
    'Dương',
    'Đông',
    'Em',
    'Tổ 9',
    'Tổ 10',
  ])
})
