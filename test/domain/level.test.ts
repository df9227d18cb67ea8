import { expect, test } from 'vitest'
import { SCALE_SIZES, isScaleSize, satisfiedLevels } from '../../server/contract/level.ts'
import { LEVEL_WORDS } from '../../server/words/level-words.ts'

test('every scale words each of its levels, worst first, and no two alike', () => {
  for (const size of SCALE_SIZES) {
    const words = LEVEL_WORDS[size]
    expect(words).toHaveLength(size)
    expect(new Set(words.map(({ vi }) => vi)).size).toBe(size)
    expect(new Set(words.map(({ en }) => en)).size).toBe(size)
    expect(words.at(0)?.vi).toMatch(/không hài lòng/i)
    expect(words.at(-1)?.vi).toBe('Rất hài lòng')
  }
})

test('the satisfied levels are those worded hài lòng and rất hài lòng', () => {
  for (const size of SCALE_SIZES) {
    const words = satisfiedLevels(size).map((level) => LEVEL_WORDS[size][level - 1]?.vi)
    expect(words).toEqual(['Hài lòng', 'Rất hài lòng'])
  }
})

test('knows scales of three and five, and no others', () => {
  expect([2, 3, 4, 5, 6].filter(isScaleSize)).toEqual([3, 5])
})
