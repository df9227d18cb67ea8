import { describe, expect, test } from 'vitest'
import { excerptOf } from '../../../server/domain/text/excerpt.ts'

const whole = (word: string) => ({ word, isBeginning: false })
const shown = (texts: readonly string[], ...words: string[]) =>
  excerptOf(texts, words.map(whole))
    ?.parts.map(({ text, isHit }) => (isHit ? `[${text}]` : text))
    .join('')

describe('an excerpt', () => {
  test('marks every word that was searched for, with its own marks, whole words only', () => {
    expect(shown(['Xe rác đỗ ở hẻm, rác rơi; racquet'], 'rac')).toBe('Xe [rác] đỗ ở hẻm, [rác] rơi; racquet')
  })

  test('marks the word of which only the beginning was typed', () => {
    expect(excerptOf(['Gọi 0903123456 nhé'], [{ word: '0903', isBeginning: true }])?.parts).toEqual([
      { text: 'Gọi ', isHit: false },
      { text: '0903123456', isHit: true },
      { text: ' nhé', isHit: false },
    ])
  })

  test('is taken from the text that holds most of the words', () => {
    expect(shown(['Một xe.', 'Xe rác.'], 'xe', 'rac')).toBe('[Xe] [rác].')
  })

  test('of a long text begins shortly before the first hit, at a word, and says that something is left out', () => {
    const text = `${'đầu '.repeat(60)}cống tắc ${'cuối '.repeat(60)}`
    const excerpt = shown([text], 'cong') ?? ''
    expect(excerpt).toMatch(/^… đầu (đầu )*\[cống\] tắc cuối (cuối )*cuối …$/)
    expect(excerpt.length).toBeLessThan(180)
  })

  test('is one line, and none where nothing is found', () => {
    expect(shown(['một\n\nhai'], 'hai')).toBe('một [hai]')
    expect(shown(['một'], 'hai')).toBeUndefined()
  })
})
