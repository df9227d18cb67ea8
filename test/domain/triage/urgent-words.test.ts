import { describe, expect, test } from 'vitest'
import { DEFAULT_URGENT_WORDS, makeUrgentFinder } from '../../../server/domain/triage/urgent-words.ts'

const find = makeUrgentFinder(DEFAULT_URGENT_WORDS)
const values = (...texts: string[]) => find(texts).map(({ value }) => value)

describe('urgent words', () => {
  test.each([
    ['Nhà số 12 đang CHÁY!', ['cháy']],
    ['Trụ điện nghiêng, có người bị điện giật'.normalize('NFD'), ['điện giật']],
    ['Tường rào trường học bị sập', ['sập']],
    ['Cháy hàng rào nhà bên, cháy lan sang bếp', ['cháy']],
    ['Chay nha o hem 12, goi mai khong ai den', ['cháy nhà']],
  ])('raise: %s', (text, expected) => {
    expect(values(text)).toEqual(expected)
  })

  test.each([
    'Vé tết cháy hàng, cháy máy tính tiền',
    'cháy hàng cháy hàng cháy vé',
    'Bóng đèn đường bị cháy đã ba ngày',
    'Đề nghị tập huấn phòng cháy, chữa cháy cho tổ dân phố',
    'Nước chảy tràn, xe chạy ẩu, sắp hết hạn',
    'Nuoc chay tran duong, xe chay qua nhanh, sap het han roi',
    'Cháyy và sậpp không phải từ',
    'Hoả hoạn.khôngcháy',
    'Đèn hỏng\n--\nNguyễn Văn Mẫu\nCông ty thiết bị cháy nổ, sập giàn giáo',
  ])('do not raise as parts of others, in phrases that do not count, or below a signature: %s', (text) => {
    expect(values(text)).toEqual([])
  })

  test('a text stuffed with them says each once, and a phrase never joins two texts', () => {
    expect(values('cháy '.repeat(5_000) + 'sập '.repeat(5_000))).toEqual(['cháy', 'sập'])
    expect(values('Đường dây điện', 'giật cục khi xe qua')).toEqual([])
  })

  test('what is typed without marks is found as a guess, and only by two syllables', () => {
    expect(find(['Co nguoi bi dien giat'])).toEqual([{ value: 'điện giật', guess: true }])
    expect(find(['Chay roi'])).toEqual([])
  })
})
