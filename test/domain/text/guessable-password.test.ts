import { describe, expect, test } from 'vitest'
import { isGuessable } from '../../../server/domain/text/guessable-password.ts'

const NAMES = [
  'canbo.ht',
  'Nguyễn Thị Ánh',
  'anh.nguyen@phuong.example',
  'UBND phường Sao Mai',
  'Sao Mai Ward',
]

describe('a password', () => {
  test.each([
    '1234567890',
    '123456789012',
    '0987654321098',
    'password1234',
    'Password@2026',
    'matkhau123456',
    'Mật khẩu 2026',
    'qwertyuiop12',
    'asdfghjkl;12',
    'aaaaaaaaaaaa',
    'abababababab',
    'hailong20262026',
    'nguyenthianh',
    'Nguyễn Thị Ánh 1990',
    'canbo.ht-canbo.ht',
    'anhnguyen@123',
    'ubnd phuong sao mai',
    'UBNDphườngSaoMai2026',
    '20/11/2026 20/11',
    '            ',
  ])('that is common, a name, a row of keys or a date is guessable: %s', (password) => {
    expect(isGuessable(password, NAMES)).toBe(true)
  })

  test.each([
    'mat-khau-thu-nghiem',
    'buoi-sang-ben-song',
    'bốn quả cam tròn',
    'x7Kq-mP2v-Rt9w',
    '48392057184620',
    'cửa sổ xanh buổi sáng',
  ])('of words or signs that nobody knows is not: %s', (password) => {
    expect(isGuessable(password, NAMES)).toBe(false)
  })

  test('that carries somebody else’s name is no easier for this account', () => {
    expect(isGuessable('tranvanbinh19', ['le.chi', 'Lê Chi'])).toBe(false)
    expect(isGuessable('tranvanbinh19', ['binh', 'Trần Văn Bình'])).toBe(true)
  })
})
