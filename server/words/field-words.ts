import type { z } from 'zod'
import type { Words } from '../contract/language.ts'
import { wantedWords } from './wanted-words.ts'

type Issue = z.core.$ZodIssue

/** What would be right instead of what zod found wrong. Types are told by what a person would write. */
export function fieldWords(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_WORDS[issue.expected] ?? FITS_NOTHING
    case 'invalid_value':
      return oneOf(issue.values.map(String))
    case 'invalid_format':
      return wantedWords(issue.message) ?? FORMAT_WORDS[issue.format] ?? FITS_NOTHING
    case 'too_small':
      if (issue.minimum === 1 && COUNTED[issue.origin]) return EMPTY
      return issue.inclusive === false
        ? than(issue, `lớn hơn ${issue.minimum}`, `more than ${issue.minimum}`)
        : than(issue, `ít nhất ${issue.minimum}`, `at least ${issue.minimum}`)
    case 'too_big':
      return issue.inclusive === false
        ? than(issue, `nhỏ hơn ${issue.maximum}`, `less than ${issue.maximum}`)
        : than(issue, `nhiều nhất ${issue.maximum}`, `at most ${issue.maximum}`)
    case 'not_multiple_of':
      return { vi: `cần bội số của ${issue.divisor}`, en: `needs a multiple of ${issue.divisor}` }
    case 'unrecognized_keys':
      return NO_SUCH_FIELD
    case 'invalid_union':
      return 'options' in issue && issue.options ? oneOf(issue.options.map(String)) : FITS_NOTHING
    case 'invalid_key':
      return issue.issues[0] ? fieldWords(issue.issues[0]) : FITS_NOTHING
    case 'invalid_element':
    case 'custom':
      return wantedWords(issue.message ?? '') ?? FITS_NOTHING
  }
}

/** What is wrong with the one form of a union that the value was meant to have; empty where nobody can say which. */
export function meantForm(issue: Issue): readonly Issue[] {
  if (issue.code !== 'invalid_union') return []
  const near = issue.errors.filter((form) => form.every(({ path }) => path.length > 0))
  return near.length === 1 ? (near[0] ?? []) : []
}

const TYPE_WORDS: Readonly<Record<string, Words>> = {
  string: { vi: 'cần chữ', en: 'needs text' },
  number: { vi: 'cần một số', en: 'needs a number' },
  int: { vi: 'cần một số nguyên', en: 'needs a whole number' },
  boolean: { vi: 'cần true hoặc false', en: 'needs true or false' },
  array: { vi: 'cần một danh sách', en: 'needs a list' },
  tuple: { vi: 'cần một danh sách', en: 'needs a list' },
  object: { vi: 'cần một đối tượng có các trường', en: 'needs an object with fields' },
  record: { vi: 'cần một đối tượng có các trường', en: 'needs an object with fields' },
  null: { vi: 'cần null', en: 'needs null' },
}

const FORMAT_WORDS: Readonly<Record<string, Words>> = {
  datetime: {
    vi: 'cần thời điểm ISO 8601 kèm múi giờ, ví dụ 2026-08-22T09:05:00+07:00',
    en: 'needs an ISO 8601 time with its zone such as 2026-08-22T09:05:00+07:00',
  },
  date: { vi: 'cần một ngày có thật, ví dụ 2026-08-22', en: 'needs a real day such as 2026-08-22' },
  uuid: {
    vi: 'cần một UUID, ví dụ 01992f0e-7c1a-7000-8000-000000000001',
    en: 'needs a UUID such as 01992f0e-7c1a-7000-8000-000000000001',
  },
  email: {
    vi: 'cần địa chỉ e-mail, ví dụ an.nguyen@example.vn',
    en: 'needs an e-mail address such as an.nguyen@example.vn',
  },
  url: { vi: 'cần một địa chỉ web', en: 'needs a web address' },
}

const FITS_NOTHING: Words = {
  vi: 'không có dạng nào được nhận; xem tài liệu API',
  en: 'has no shape that is taken; see the documentation of the API',
}

const EMPTY: Words = { vi: 'không được để trống', en: 'must not be empty' }

const NO_SUCH_FIELD: Words = {
  vi: 'không có trường này; xin bỏ đi',
  en: 'there is no such field; leave it out',
}

function oneOf(values: readonly string[]): Words {
  const list = values.join(', ')
  return values.length === 1
    ? { vi: `cần là ${list}`, en: `needs to be ${list}` }
    : { vi: `cần là một trong: ${list}`, en: `needs to be one of: ${list}` }
}

/** What is counted: characters, entries, or the number itself. */
const COUNTED: Readonly<Record<string, Words>> = {
  string: { vi: ' ký tự', en: ' characters' },
  array: { vi: ' phần tử', en: ' entries' },
  tuple: { vi: ' phần tử', en: ' entries' },
}

function than({ origin }: { readonly origin: string }, vi: string, en: string): Words {
  const counted = COUNTED[origin]
  return { vi: `cần ${vi}${counted?.vi ?? ''}`, en: `needs ${en}${counted?.en ?? ''}` }
}
