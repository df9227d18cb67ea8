import { describe, expect, test } from 'vitest'
import { readInstant, timeReader, USUAL_FORMATS } from '../../../server/domain/text/written-time.ts'
import { readEmail, readPhone, readPoint } from '../../../server/domain/text/written-values.ts'

describe('a telephone number', () => {
  test.each([
    ['0912–345–678', '0912 345 678', null],
    ['0912.345.678', '0912 345 678', null],
    ['+84 912 345 678', '0912 345 678', null],
    ['84912345678', '0912 345 678', null],
    ['+84 (0)912 345 678', '0912 345 678', null],
    ['028 3822 1234', '028 3822 1234', null],
    ['02363821234', '0236 382 1234', null],
    ['+1 202 555 0123', '+12025550123', null],
    ['1900 1022', '19001022', null],
    ['0912 345 678 (gọi sau 17h)', '0912 345 678', 'gọi sau 17h'],
    ['Sau 17h: 0912345678', '0912 345 678', 'Sau 17h'],
    ['0912345678/0987654321', '0912 345 678', '0987654321'],
    ['0912.345.678 - 028.3822.1234', '0912 345 678', '028.3822.1234'],
  ])('written “%s” is kept as %s, the rest as a remark', (written, phone, remark) => {
    expect(readPhone(written)).toEqual({ phone, remark })
    expect(readPhone(phone)).toEqual({ phone, remark: null })
  })

  test.each(['0000000000', '11111111', '9.12346E+8', '#####', '#N/A', '113', '', 'không có'])(
    '“%s” is none',
    (written) => {
      expect(readPhone(written)).toBeNull()
    },
  )
})

test.each([
  ['ten@vidu.vn ', 'ten@vidu.vn'],
  ['Lê An <An.Le@ViDu.VN>', 'An.Le@vidu.vn'],
  ['mailto:an@vidu.vn', 'an@vidu.vn'],
  ['an@vidu.vn.', 'an@vidu.vn'],
  ['an@vidu', null],
  ['không có', null],
])('the e-mail address “%s” is %s', (written, address) => {
  expect(readEmail(written)).toBe(address)
})

test.each([
  ['10.776', '106.701', { lat: 10.776, lng: 106.701 }],
  ['10,776', ' 106,701 ', { lat: 10.776, lng: 106.701 }],
  [10.776, 106.701, { lat: 10.776, lng: 106.701 }],
  ['0', '0', null],
  ['0x1F', '1e2', null],
  ['10.776', undefined, null],
  ['106.701', '10.776', null],
])('the coordinates %j, %j are %j: a pair of decimals or none', (lat, lng, point) => {
  expect(readPoint(lat, lng)).toEqual(point)
})

test.each([
  ['2026-11-20T09:05:00+0700', '2026-11-20T02:05:00.000Z'],
  ['2026-11-20 09:05:00 +07:00', '2026-11-20T02:05:00.000Z'],
  ['2026-11-20t02:05z', '2026-11-20T02:05:00.000Z'],
  ['2026-11-20T09:05:00', null],
  ['20/11/2026 09:05 +0700', null],
  ['2026-02-30T09:05:00+07:00', null],
])('the instant %s is %s', (written, instant) => {
  expect(readInstant(written)).toBe(instant)
})

test.each([
  ['2026-11-20 09:05', '02:05'],
  ['20/11/2026 09:05', '02:05'],
  ['20-11-2026 9:05:00', '02:05'],
  ['20/11/2026 02:30 CH', '07:30'],
  ['20/11/2026 09:05 SA', '02:05'],
  ['20.11.2026 12:10 sa', '17:10'],
  ['09:05 20/11/2026', '02:05'],
])('one column may hold times in several notations: %s', (written, utc) => {
  const read = timeReader({ formats: USUAL_FORMATS, zone: 'Asia/Ho_Chi_Minh', bareDay: 'start' })
  expect(new Date(read(written) ?? 0).toISOString()).toContain(`T${utc}`)
})
