import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareTexts } from '../../../server/domain/text/compare-texts.ts'

test('both texts can be read out of the comparison, and neighbours are of different kinds', () => {
  const text = fc
    .array(fc.constantFrom('a', 'đường ', 'ở', ' ', ', ', '12', '😀', '\n'))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = compareTexts(before, after)
      const read = (without: string) =>
        pieces.flatMap(({ kind, text: said }) => (kind === without ? [] : [said])).join('')
      expect([read('added'), read('removed')]).toEqual([before, after])
      for (const [index, { kind }] of pieces.entries()) expect(kind).not.toBe(pieces[index + 1]?.kind)
    }),
  )
})

test('what was not touched is the same, word by word', () => {
  expect(compareTexts('Sửa đèn ngày 5.', 'Sửa xong đèn ngày 6.')).toEqual([
    { kind: 'same', text: 'Sửa ' },
    { kind: 'added', text: 'xong ' },
    { kind: 'same', text: 'đèn ngày ' },
    { kind: 'removed', text: '5' },
    { kind: 'added', text: '6' },
    { kind: 'same', text: '.' },
  ])
  expect(compareTexts('như nhau', 'như nhau')).toEqual([{ kind: 'same', text: 'như nhau' }])
})
