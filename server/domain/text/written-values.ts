import { Email } from '../../contract/fields.ts'
import { cleanText } from './fold-vietnamese.ts'

/* Telephone, e-mail and coordinates as people write them, in the one shape in which they are kept. Times: written-time.ts. */

interface Phone {
  /** `0901 234 567`, `028 3822 1234`, `+12025550123`; other numbers as their digits. */
  readonly phone: string
  /** What was written beside it: a second number, when to call. */
  readonly remark: string | null
}

/** What may stand between digits of one number. */
const BETWEEN = String.raw`[\s.()\-·]*`
const DASHES = /[\u2010-\u2015\u2212]/g
const VIETNAM = String.raw`(?:\+${BETWEEN}84|0084|84|0)${BETWEEN}(?:0${BETWEEN})?`
const digitsOf = (count: number) => String.raw`(?:${BETWEEN}\d){${count}}(?!\d)`

/** After the 0 (or 84) mobile numbers have nine digits, fixed lines ten, the first of them a 2. */
const VIETNAMESE = new RegExp(String.raw`(?<![\d+.])${VIETNAM}([35789]${digitsOf(8)}|2${digitsOf(9)})`, 'i')
/** Numbers of other countries, short ones and old ones: 8 to 15 digits (ITU-T E.164). */
const ANY = new RegExp(String.raw`(?<![\d.])\+?\d(?:${BETWEEN}\d){7,14}(?!\d)`)
const EDGES = /^[\s,;/|.\-:]+|[\s,;/|.\-:]+$/g

/** Null for what holds no telephone number. Of several the first is the number, the rest is a remark. */
export function readPhone(written: string): Phone | null {
  const text = cleanText(written).replace(DASHES, '-').replace(/\s+/g, ' ')
  const found = VIETNAMESE.exec(text) ?? ANY.exec(text)
  if (!found) return null
  const [whole, national] = found
  const phone = national === undefined ? internationalShape(whole) : nationalShape(national)
  if (phone === null) return null
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + whole.length)}`
  const remark = rest
    .replace(/[()]/g, ' ')
    .replace(/\s+(?=[\s,;])/g, '')
    .replace(EDGES, '')
  return { phone, remark: /[\p{L}\p{N}]/u.test(remark) ? remark : null }
}

function nationalShape(national: string): string {
  const digits = `0${national.replace(/\D/g, '')}`
  if (digits.length === 10) return grouped(digits, 4, 7)
  return /^02[48]/.test(digits) ? grouped(digits, 3, 7) : grouped(digits, 4, 7)
}

function grouped(digits: string, ...ends: readonly [number, number]): string {
  return [digits.slice(0, ends[0]), digits.slice(ends[0], ends[1]), digits.slice(ends[1])].join(' ')
}

/** Ten times one digit is how people fill a field that must not be empty. */
function internationalShape(written: string): string | null {
  const digits = written.replace(/\D/g, '')
  if (/^(\d)\1+$/.test(digits)) return null
  return written.startsWith('+') ? `+${digits}` : digits
}

/** Null for what is no address. `Lê An <an@vidu.vn>` and `mailto:` are understood; the domain is in small letters. */
export function readEmail(written: string): string | null {
  const text = cleanText(written)
  const bare = (/<([^<>]+)>/.exec(text)?.[1] ?? text)
    .replace(/^mailto:/i, '')
    .replace(/^[\s.,;]+|[\s.,;]+$/g, '')
  const at = bare.lastIndexOf('@')
  const address = bare.slice(0, at) + bare.slice(at).toLowerCase()
  return Email.safeParse(address).success ? address : null
}

const DECIMAL = /^[+-]?\d{1,3}(?:[.,]\d{1,15})?$/

/** A pair of decimal degrees (WGS 84), or null: half a pair is no place, and 0, 0 is how programs write none. */
export function readPoint(
  lat: string | number | undefined,
  lng: string | number | undefined,
): { readonly lat: number; readonly lng: number } | null {
  const [y, x] = [degrees(lat, 90), degrees(lng, 180)]
  return y === null || x === null || (y === 0 && x === 0) ? null : { lat: y, lng: x }
}

function degrees(written: string | number | undefined, max: number): number | null {
  const value =
    typeof written === 'string'
      ? DECIMAL.test(written.trim())
        ? Number(written.trim().replace(',', '.'))
        : Number.NaN
      : (written ?? Number.NaN)
  return Math.abs(value) <= max ? value : null
}
