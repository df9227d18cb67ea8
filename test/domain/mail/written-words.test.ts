import { describe, expect, test } from 'vitest'
import { bareSubject, saysNothingOwn, writtenWords } from '../../../server/domain/mail/written-words.ts'

const OWN = 'Đèn đường hẻm 12 không sáng đã ba ngày.\n\nXin cảm ơn.'

describe('of a mail what the person wrote is kept', () => {
  test.each([
    [
      'Gmail, Vietnamese',
      'Vào Th 6, 20 thg 11, 2026 vào lúc 08:00 Hài Lòng <a@b.example> đã viết:\n\n> Chào ông bà',
    ],
    [
      'Gmail, broken over two lines',
      'Vào Th 6, 20 thg 11, 2026 vào lúc 08:00 Trung tâm Phục vụ hành chính công\n<a@b.example> đã viết:\n> Chào',
    ],
    ['Apple Mail', 'On 20 Nov 2026, at 08:00, Hài Lòng <a@b.example> wrote:\n\n> Dear Sir'],
    ['Outlook', '________________________________\nTừ: Hài Lòng <a@b.example>\nĐã gửi: 20/11/2026\nChào'],
    ['Outlook without its line', 'From: Hài Lòng <a@b.example>\nSent: Friday\nTo: An\n\nChào ông bà'],
    ['Zimbra', '----- Original Message -----\nFrom: x\nChào'],
    ['a signature', '-- \nNguyễn Văn Mẫu\n0900 000 000'],
    ['a telephone', 'Gửi từ iPhone của tôi'],
    ['plain quotation', '> Chào ông bà\n> Chúng tôi đã nhận'],
  ])('without what %s puts below', (_name, tail) => {
    expect(writtenWords(`${OWN}\n\n${tail}\n`)).toBe(OWN)
    expect(writtenWords(`${OWN}\r\n\r\n${tail.replaceAll('\n', '\r\n')}`)).toBe(OWN)
  })

  test('also words that only look like a head or a signature', () => {
    const said =
      'Từ: đầu hẻm đến cuối hẻm không có đèn\nGửi từ tháng 3 đến nay chưa ai trả lời, rất mong quý cơ quan xem lại việc này giúp chúng tôi với ạ.\nVào ngày 3 tôi đã viết: xin sửa đèn'
    expect(writtenWords(said)).toBe(said)
  })

  test('all of a mail that was only forwarded, for that is what they wanted to say', () => {
    const forwarded =
      '---------- Forwarded message ---------\nTừ: Tổ trưởng <to@x.example>\nĐèn hẻm 12 không sáng'
    expect(writtenWords(forwarded)).toBe(forwarded)
    expect(saysNothingOwn(forwarded)).toBe(true)
    expect(saysNothingOwn('> Chào ông bà')).toBe(true)
    expect(saysNothingOwn(OWN)).toBe(false)
  })

  test('and its subject without the marks of answering and forwarding', () => {
    expect(bareSubject('RE: Fwd: TL: Trả lời: Đèn đường')).toBe('Đèn đường')
    expect(bareSubject('Re[2]: Đèn')).toBe('Đèn')
    expect(bareSubject('Reo hò cả đêm')).toBe('Reo hò cả đêm')
  })
})
