import { describe, expect, test } from 'vitest'
import { decodeOld, findOldEncoding } from '../../../server/domain/text/old-encodings.ts'

describe('Vietnamese in an old encoding', () => {
  test.each([
    ['§Ìn ®­êng ë hÎm 5 háng ®· l©u', 'tcvn3', 'Đèn đường ở hẻm 5 hỏng đã lâu'],
    ['Ñeøn ñöôøng ôû heûm 5 hoûng ñaõ laâu', 'vni', 'Đèn đường ở hẻm 5 hỏng đã lâu'],
    ['Ä\u0090Ã¨n Ä‘Æ°á»\u009Dng á»Ÿ háº»m 5 há»\u008Fng', 'mojibake', 'Đèn đường ở hẻm 5 hỏng'],
  ] as const)('“%s” is recognised as %s and read', (text, encoding, meant) => {
    expect(findOldEncoding(text)).toBe(encoding)
    expect(decodeOld(text, encoding)).toBe(meant)
  })

  test.each([
    'Đèn đường ở hẻm 5 hỏng đã lâu',
    'Hoà bình, thuỷ điện, khuỷu tay',
    'Đắk Nông, Ê Đê, café',
    'Müllabfuhr',
    'Crème brûlée',
    'Den duong hong',
    '“5 m²” – ½ đường…',
    '',
  ])('“%s” is left alone', (text) => {
    expect(findOldEncoding(text)).toBeNull()
  })
})
