import { describe, expect, test } from 'vitest'
import { whyAutomatic } from '../../../server/domain/mail/automatic-mail.ts'
import { takenAtMs } from '../../../server/domain/mail/mail-time.ts'

const why = (headers: Record<string, string>, said: { from?: string; subject?: string } = {}) =>
  whyAutomatic(new Map(Object.entries(headers).map(([name, value]) => [name, [value]])), {
    from: 'an@vidu.example',
    subject: 'Đèn đường',
    own: 'tiepnhan@phuong.example',
    ...said,
  })

describe('a mail that no person wrote', () => {
  test.each([
    ['a report', 'bounce', { 'content-type': 'multipart/report; report-type=delivery-status' }],
    ['an empty return path', 'bounce', { 'return-path': '<>' }],
    ['Auto-Submitted', 'auto-reply', { 'auto-submitted': 'auto-replied' }],
    ['an old autoresponder', 'auto-reply', { 'x-autoreply': 'yes' }],
    ['a list', 'bulk', { 'list-id': '<tin.example>' }],
    ['mass mail', 'bulk', { precedence: 'bulk' }],
  ] as const)('is known by %s', (_name, because, headers) => {
    expect(why(headers)).toBe(because)
  })

  test('is known by its sender or subject', () => {
    expect(why({}, { from: 'MAILER-DAEMON@mx.example' })).toBe('bounce')
    expect(why({}, { from: 'no-reply@shop.example' })).toBe('bounce')
    expect(why({}, { from: 'TiepNhan@phuong.example' })).toBe('own')
    expect(why({}, { subject: 'Trả lời tự động: đi vắng' })).toBe('auto-reply')
  })

  test('is told from what a person wrote', () => {
    expect(why({ 'auto-submitted': 'no', 'return-path': '<an@vidu.example>' })).toBe(null)
    expect(why({}, { from: 'noreen@vidu.example', subject: 'Vắng mặt cán bộ ở quầy 3' })).toBe(null)
  })
})

describe('when a mail was taken', () => {
  const now = Date.parse('2026-11-20T15:30:00+07:00')
  test('is what the office’s own server wrote, so that a mail that waited past 15:00 keeps its day', () => {
    const received =
      'from x (x [192.0.2.1]) by mx.phuong.example with ESMTPS id 1; Fri, 20 Nov 2026 14:50:00 +0700'
    expect(takenAtMs(received, now)).toBe(Date.parse('2026-11-20T14:50:00+07:00'))
  })
  test.each([
    undefined,
    '',
    'x; yesterday',
    'x; Fri, 20 Nov 2026 15:31:00 +0700',
    'x; Fri, 13 Nov 2026 15:30:00 +0700',
  ])('is nothing that %s says', (received) => {
    expect(takenAtMs(received, now)).toBe(null)
  })
})
