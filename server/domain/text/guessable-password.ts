import { fold } from './fold-vietnamese.ts'

/** What passwords are made of first, here and everywhere, folded and without spaces. */
const COMMON = [
  'password',
  'passw0rd',
  'matkhau',
  'dangnhap',
  'taikhoan',
  'quantri',
  'nhanvien',
  'canbo',
  'anhyeuem',
  'emyeuanh',
  'yeuem',
  'vietnam',
  'saigon',
  'hanoi',
  'danang',
  'hochiminh',
  'motcua',
  'phuong',
  'hailong',
  'admin',
  'administrator',
  'user',
  'login',
  'welcome',
  'letmein',
  'iloveyou',
  'monkey',
  'dragon',
  'football',
  'changeme',
  'secret',
  'master',
  'abc',
  'xyz',
].sort((a, b) => b.length - a.length)

/** Keys in the order in which fingers and children go along them. */
const ROWS = ['0123456789', 'abcdefghijklmnopqrstuvwxyz', '1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const BOTH_WAYS = ROWS.flatMap((row) => [row, [...row].reverse().join('')])

/** A part of a name shorter than this is in many words by chance. */
const SHORTEST_NAME = 3

const LEAST_LEFT = 6
const LEAST_DIFFERENT = 4
/** Of digits alone there must be more: dates and telephone numbers are short. */
const LEAST_DIGITS = 13

/**
 * Would somebody who knows these names try this password early? What is common, a name, a row of keys or a repeated sign does
 * not count; of the rest little must not be all there is. Vietnamese marks, capitals, spaces and signs make no difference.
 */
export function isGuessable(password: string, names: readonly string[]): boolean {
  let rest = squeeze(password)
  for (const word of [...partsOf(names), ...COMMON]) rest = rest.replaceAll(word, ' ')
  rest = withoutRows(rest)
    .replace(/(.)\1{2,}/g, ' ')
    .replaceAll(' ', '')
  if (rest.length < LEAST_LEFT || new Set(rest).size < LEAST_DIFFERENT) return true
  return /^\d+$/.test(rest) && rest.length < LEAST_DIGITS
}

function squeeze(text: string): string {
  return fold(text).replace(/[^a-z0-9]/g, '')
}

/** Whole names first, then their words; the longest first, so that no short one tears it apart. */
function partsOf(names: readonly string[]): string[] {
  const words = names.flatMap((name) => [name, ...name.split(/[\s@._-]+/)])
  return [...new Set(words.map(squeeze))]
    .filter((word) => word.length >= SHORTEST_NAME)
    .sort((a, b) => b.length - a.length)
}

/** Leaves out three or more neighbours of a row, forwards or backwards. */
function withoutRows(text: string): string {
  let left = ''
  for (let at = 0; at < text.length;) {
    let length = 1
    while (
      at + length < text.length &&
      BOTH_WAYS.some((row) => row.includes(text.slice(at, at + length + 1)))
    )
      length += 1
    left += length >= 3 ? ' ' : text.slice(at, at + length)
    at += length
  }
  return left
}
