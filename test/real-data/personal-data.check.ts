import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findPersonal } from '../../server/domain/text/find-personal.ts'
import { realDataFolder } from './folder.ts'

/** Real feedback whose personal data was taken out before it was handed on: only places are left. */
const FILE = join(realDataFolder(), 'danang1022', 'samples.json')
const samples = JSON.parse(readFileSync(FILE, 'utf8')) as readonly { title: string; text: string }[]
const texts = samples.flatMap(({ title, text }) => [title, text])

/** Invented, in the writings that people use. */
const MADE = {
  phone: [
    '0901.234.567',
    '0901 234 567',
    '+84 901-234-567',
    '84901234567',
    '(+84) 901 234 567',
    '028 3829 1234',
  ],
  email: ['an.mau@gmail.com', 'to-dan-pho+12@vi-du.com.vn'],
  identity: ['079190012345', '079 190 012 345', 'CMND 024123456'],
} as const

describe('the finder of personal data over real feedback of Đà Nẵng', () => {
  test('nothing is found where nothing is but house numbers', () => {
    expect(texts.flatMap(findPersonal).filter(({ reason }) => reason !== 'address')).toEqual([])
  })

  test.each(Object.entries(MADE))(
    'at least 98 of 100 are found between any two sentences: %s',
    (reason, values) => {
      let n = 0
      let found = 0
      let whole = 0
      for (const text of texts)
        for (const place of [...text.matchAll(/[,.]\s|$/g)].map(({ index }) => index))
          for (const value of values) {
            const number = value.replace('CMND ', '')
            const told = `${text.slice(0, place)}, ${value}${text.slice(place)}`
            const from = place + 2 + value.indexOf(number)
            const spans = findPersonal(told).filter((span) => span.reason !== 'address')
            n += 1
            found += spans.some((span) => span.from <= from && span.to >= from + number.length) ? 1 : 0
            whole += spans.length === 1 && spans[0]?.reason === reason ? 1 : 0
          }
      const share = (part: number) => (part / n).toFixed(3)
      process.stdout.write(`${reason}: n ${n}, recall ${share(found)}, precision ${share(whole)}\n`)
      expect(n).toBeGreaterThan(50)
      expect(found / n).toBeGreaterThanOrEqual(0.98)
      // Precision: that one thing and no other, by its own name.
      expect(whole / n).toBeGreaterThanOrEqual(0.95)
    },
  )
})
