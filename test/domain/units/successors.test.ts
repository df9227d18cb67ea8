import { expect, test } from 'vitest'
import { withSuccessors } from '../../../server/domain/units/successors.ts'

const handed = (old_unit_id: string, new_unit_id: string, on_day: string) => ({
  old_unit_id,
  new_unit_id,
  on_day,
})

test('a unit is followed to whoever took over, each from the day on which all before it had', () => {
  const successions = [
    handed('B', 'D', '2026-03-01'),
    handed('A', 'B', '2025-07-01'),
    handed('A', 'C', '2025-07-01'),
    handed('C', 'A', '2027-01-01'),
    handed('X', 'Y', '2024-01-01'),
    handed('D', 'E', '2025-01-01'),
  ]
  expect(withSuccessors('A', successions)).toEqual([
    { unitId: 'A', onDay: null },
    { unitId: 'B', onDay: '2025-07-01' },
    { unitId: 'C', onDay: '2025-07-01' },
    { unitId: 'D', onDay: '2026-03-01' },
    { unitId: 'E', onDay: '2026-03-01' },
  ])
  expect(withSuccessors('Y', successions)).toEqual([{ unitId: 'Y', onDay: null }])
})
