import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MaskReason } from '../../../server/contract/feedback/mask-reasons.ts'
import { findPersonal } from '../../../server/domain/text/find-personal.ts'
import { completeMarks, leftOpen, maskText, stillReads } from '../../../server/domain/text/mask-text.ts'

const found = (text: string) =>
  findPersonal(text).map(({ from, to, reason }) => `${reason}: ${text.slice(from, to)}`)

test.each([
  ['Gọi tôi số 0901.234.567 nhé', ['phone: 0901.234.567']],
  ['gọi 0901 234 567 hoặc 0912-345-678', ['phone: 0901 234 567', 'phone: 0912-345-678']],
  ['(+84) 901 234 567', ['phone: (+84) 901 234 567']],
  ['84901234567, 028 3829 1234', ['phone: 84901234567', 'phone: 028 3829 1234']],
  ['Thư về an.nguyen+pa@vi-du.com.vn.', ['email: an.nguyen+pa@vi-du.com.vn']],
  ['CCCD 079 190 012 345 của tôi', ['identity: 079 190 012 345']],
  ['CCCD: 079190012345', ['identity: 079190012345']],
  ['CMND 024123456', ['identity: 024123456']],
  ['chuyển vào STK 0071001234567 Vietcombank', ['bank-account: 0071001234567']],
  ['tài khoản ngân hàng của tôi là 1903 4567 890 123', ['bank-account: 1903 4567 890 123']],
  ['xe 59A-123.45 và 59-X1 12345', ['plate: 59A-123.45', 'plate: 59-X1 12345']],
  ['xe biển số 51f12345', ['plate: 51f12345']],
  ['ông Nguyễn Văn Mẫu và chị Hoa', ['name: Nguyễn Văn Mẫu', 'name: Hoa']],
  ['Bà TRẦN THỊ MẪU; Tôi tên là Lê Giả Định', ['name: TRẦN THỊ MẪU', 'name: Lê Giả Định']],
  ['nhà số 12/3A bên cạnh', ['address: 12/3A']],
  ['tại 149 Nguyễn Mẫu, 12/3 đường Hoa Mai', ['address: 149', 'address: 12/3']],
])('finds what tells who it is: %s', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

test.each([
  'Nộp 150.000.000 đồng, hẹn ngày 20/11/2026 lúc 09:30.',
  'Nộp 123.456.789 đồng ngày 01-12-2026.',
  'Theo Quyết định số 104/QĐ-UBND và Nghị định số 61/2018/NĐ-CP.',
  'Gọi 1022 hoặc 1900 1234 để được hướng dẫn.',
  'Đường Bà Triệu ngập, chợ Bà Chiểu đông, tiếng Anh Văn.',
  'Ông Chủ tịch phường, bà Trưởng phòng.',
  'Lúc 23h 2023 xe buýt số 12 không dừng, quầy số 3 đóng cửa.',
  'Hồ sơ số 12 chờ số 5 ngày.',
])('leaves alone what tells of nobody: %s', (text) => {
  expect(found(text)).toEqual([])
})

/** Invented numbers in every writing that people use. */
const digits = (n: number) => fc.stringMatching(new RegExp(`^[0-9]{${n}}$`))
const spread = (groups: readonly number[]) => (number: string, separator: string) => {
  let at = 0
  return groups.map((n) => number.slice(at, (at += n))).join(separator)
}
const mobile = fc.tuple(fc.constantFrom('3', '5', '7', '8', '9'), digits(8)).map((parts) => parts.join(''))
const phone = fc
  .tuple(
    mobile,
    fc.constantFrom('0', '+84', '84', '+84 ', '(+84) '),
    fc.constantFrom('', ' ', '.', '-', ' - '),
    fc.constantFrom([3, 3, 3], [2, 3, 4], [3, 2, 2, 2], [9]),
  )
  .map(([number, prefix, separator, groups]) => prefix + spread(groups)(number, separator))
const email = fc
  .tuple(
    fc.stringMatching(/^[a-z][a-z0-9._]{0,14}[a-z0-9]$/),
    fc.constantFrom('gmail.com', 'vi-du.vn', 'a.edu.vn'),
  )
  .map(([name, host]) => `${name}@${host}`)
const cccd = fc
  .tuple(digits(11), fc.constantFrom('', ' '), fc.constantFrom([3, 3, 3, 3], [4, 4, 4], [12]))
  .map(([number, separator, groups]) => spread(groups)(`0${number}`, separator))
const cmnd = digits(9).map((number) => `CMND ${number}`)
const around = fc.constantFrom(
  ['Xin liên hệ ', ' trước ngày 20/11/2026.'],
  ['Tôi ở hẻm Hoa Mai, ', ', đã nộp 2 hồ sơ.'],
  ['(', ')'],
  ['Lúc 9:30, số của tôi: ', '\nXin cảm ơn'],
  ['', ''],
)

const MADE: readonly (readonly [MaskReason, fc.Arbitrary<string>])[] = [
  ['phone', phone],
  ['email', email],
  ['identity', cccd],
  ['identity', cmnd],
]

describe('of invented texts', () => {
  test.each(MADE)('at least 98 of 100 are found whole: %s', (_, made) => {
    const samples = fc.sample(fc.tuple(made, around), { numRuns: 3_000, seed: 7 })
    const missed = samples.filter(([value, [before = '', after = '']]) => {
      const text = before + value + after
      const number = value.replace('CMND ', '')
      const from = text.indexOf(number)
      return !findPersonal(text).some((span) => span.from <= from && span.to >= from + number.length)
    })
    expect(missed.length / samples.length).toBeLessThanOrEqual(0.02)
  })

  test('no masked number can be read anywhere in what is published, however it is written', () => {
    fc.assert(
      fc.property(mobile, fc.constantFrom('', ' ', '.'), (number, separator) => {
        const texts = {
          question: `Gọi 0${number} nhé`,
          answer: `Đã gọi +84 ${spread([3, 3, 3])(number, separator)} lúc 9 giờ`,
        }
        const marks = completeMarks(texts, [{ part: 'question', from: 4, to: 14, reason: 'phone' }])
        const masked = maskText(
          texts.answer,
          marks.filter(({ part }) => part === 'answer'),
          () => '[…]',
        )
        expect(stillReads(masked, `0${number}`)).toBe(false)
      }),
    )
  })
})

test('a name that is masked once is masked wherever it stands, also in the answer', () => {
  const texts = { question: 'Bà Hoa Mẫu nói với HOA MẪU', answer: 'Đơn vị đã gặp hoa mẫu.' }
  const marks = completeMarks(texts, [{ part: 'question', from: 3, to: 10, reason: 'name' }])
  const mask = (part: 'question' | 'answer') =>
    maskText(
      texts[part],
      marks.filter((mark) => mark.part === part),
      () => '[tên]',
    )
  expect(mask('question')).toBe('Bà [tên] nói với [tên]')
  expect(mask('answer')).toBe('Đơn vị đã gặp [tên].')
})

test('a long text without any sense is read in a moment', () => {
  for (const text of ['a'.repeat(20_000), '1 '.repeat(10_000), '0'.repeat(20_000), 'Ông A '.repeat(3_000)])
    expect(findPersonal(text).length).toBeGreaterThanOrEqual(0)
})

test('what is found and lies under no mark is told', () => {
  const text = 'Gọi 0901234567 hoặc a@b.vn'
  expect(leftOpen(text, [{ from: 4, to: 14, reason: 'phone' }])).toMatchObject([{ reason: 'email' }])
})
