import { expect, test } from 'vitest'
import { isGreeting, titleOf } from '../../../server/domain/text/item-title.ts'

test.each([
  ['Kính gửi UBND phường Mẫu,\nNắp cống vỡ ở ngã ba', 'Nắp cống vỡ ở ngã ba'],
  ['Kính gửi: UBND phường Mẫu. Nắp cống vỡ', 'Nắp cống vỡ'],
  ['Xin chào, nắp cống vỡ', 'Nắp cống vỡ'],
  ['Kinh gui UBND phuong, nap cong vo', 'Nap cong vo'],
  [
    'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nĐƠN KIẾN NGHỊ\nNắp cống vỡ',
    'Nắp cống vỡ',
  ],
  ['Gửi xe quá đắt', 'Gửi xe quá đắt'],
  ['Thưa thớt xe buýt', 'Thưa thớt xe buýt'],
  ['Kính gửi UBND phường', 'Kính gửi UBND phường'],
  ['ổ'.repeat(90), `${'ổ'.repeat(80)}…`],
])('the title of “%s” says what it is about: %s', (text, title) => {
  expect(titleOf(text)).toBe(title)
})

test('a title that only greets is none', () => {
  expect(['Kính gửi UBND phường', 'Xin chào', 'Nắp cống'].map(isGreeting)).toEqual([true, true, false])
})
