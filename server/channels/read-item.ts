import { decodeHTML } from 'entities'
import { IncomingItem } from '../contract/feedback/feedback.ts'
import type { ItemWarning } from '../contract/feedback/item-warnings.ts'
import type { FieldError } from '../contract/refusals.ts'
import { cleanText } from '../domain/text/fold-vietnamese.ts'
import { findOldEncoding, isMisread } from '../domain/text/old-encodings.ts'
import { readInstant } from '../domain/text/written-time.ts'
import { readEmail, readPhone, readPoint } from '../domain/text/written-values.ts'
import type { Incoming } from '../feedback/intake/incoming.ts'
import { fieldErrorsOf } from '../problem.ts'
import { hidesName } from './hides-name.ts'

/** An item as a program hands it over, or what is wrong with the fields that it cannot do without. */
type ReadItem =
  | { readonly item: Incoming; readonly errors?: undefined }
  | { readonly item?: undefined; readonly errors: readonly FieldError[] }

type Fields = Readonly<Record<string, unknown>>

/** The fields that an item has, and those of its parts. */
const KNOWN: Readonly<Record<'' | 'place' | 'sender', readonly string[]>> = {
  '': ['externalRef', 'receivedAt', 'text', 'title', 'category', 'kind', 'place', 'sender', 'answers'],
  place: ['wardCode', 'address', 'lat', 'lng'],
  sender: ['name', 'phone', 'email', 'note', 'hideName'],
}
const NEEDED = ['externalRef', 'receivedAt', 'text']
/** So that what is wrong with a needed field that holds nothing is said as that. */
const NOTHING_SAID = Object.fromEntries(NEEDED.map((field) => [field, '']))

/** What is kept aside of one item, in characters: enough for a case number, no place for a file. */
const MAX_ASIDE = 4_000
const MAX_FIELD_NAME = 100

/**
 * Reads an item of another system as it was meant. Empty is not there; times, numbers and addresses in any usual shape are
 * understood; HTML becomes text. What cannot be read and is not needed is left out, what is not known is kept aside: both
 * with a warning, and never at the cost of the item.
 */
export function readItem(value: unknown): ReadItem {
  const warnings: ItemWarning[] = []
  const warn = (field: string, what: ItemWarning['what']) =>
    void warnings.push({ field: field.slice(0, MAX_FIELD_NAME), what })
  if (!isFields(value)) return { errors: errorsOf(value) }
  const aside: Record<string, string> = {}
  const whole = pickKnown('', value, aside)
  const part = (name: 'place' | 'sender') => {
    const given = whole[name]
    if (given !== undefined && !isFields(given)) warn(name, 'left-out')
    return isFields(given) ? pickKnown(name, given, aside) : {}
  }
  const candidate: Record<string, unknown> = {
    ...NOTHING_SAID,
    ...whole,
    ...(typeof whole['receivedAt'] === 'string'
      ? { receivedAt: readInstant(whole['receivedAt']) ?? whole['receivedAt'] }
      : {}),
    place: readPlace(part('place'), warn),
    sender: readSender(part('sender'), warn),
  }
  const parsed = parseWithoutWrong(candidate, warn)
  if ('errors' in parsed) return parsed
  for (const field of ['title', 'text', 'category'] as const) {
    // As it came: cleaning takes away signs by which an encoding is known.
    const given = value[field]
    if (typeof given === 'string' && isInWrongEncoding(given)) warn(field, 'encoding')
  }
  const kept = keepAside(aside, warn)
  return {
    item: {
      ...parsed.item,
      ...(kept === null ? {} : { aside: kept }),
      ...(warnings.length > 0 ? { warnings } : {}),
    },
  }
}

type Warn = (field: string, what: ItemWarning['what']) => void

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The known fields that hold something, texts cleaned; all others as text into `aside`, by their path. */
function pickKnown(part: keyof typeof KNOWN, fields: Fields, aside: Record<string, string>): Fields {
  const known: Record<string, unknown> = {}
  for (const [name, given] of Object.entries(fields)) {
    const value = typeof given === 'string' ? textOf(name, given) : given
    if (value === null || value === undefined || value === '') continue
    if (KNOWN[part].includes(name)) known[name] = value
    else
      aside[part === '' ? name : `${part}.${name}`] =
        typeof value === 'string' ? value : JSON.stringify(value)
  }
  return known
}

/** A reference is what it is: nothing in it is decoded. */
function textOf(name: string, written: string): string {
  return name === 'externalRef' ? cleanText(written) : plainText(written)
}

const BREAK = /<br\s*\/?>|<\/(?:p|div|li|tr)>/gi
const TAG = /<\/?(?:p|div|span|b|i|u|strong|em|font|ul|ol|li|table|tbody|tr|td)(?:\s[^<>]*)?>/gi

/** Text as it was meant where a program wrote HTML: `&#7843;` is ả, `<br>` a new line. */
function plainText(written: string): string {
  const text = /<[a-z/]/i.test(written) ? written.replace(BREAK, '\n').replace(TAG, '') : written
  return cleanText(text.includes('&') ? decodeHTML(text).replaceAll('\u00A0', ' ') : text)
}

function isInWrongEncoding(text: string): boolean {
  return text.includes('\uFFFD') || isMisread(text) || findOldEncoding(text) !== null
}

function readPlace({ lat, lng, ...place }: Fields, warn: Warn): Fields | undefined {
  const point = readPoint(lat as string | number | undefined, lng as string | number | undefined)
  if (!point && (lat !== undefined || lng !== undefined)) warn('place.lat', 'left-out')
  return someOf({ ...place, ...point })
}

function readSender({ phone, email, hideName, ...sender }: Fields, warn: Warn): Fields | undefined {
  const read = <Value>(name: string, given: unknown, reader: (written: string) => Value | null) => {
    if (given === undefined) return null
    const value = reader(String(given as string | number))
    if (value === null) warn(`sender.${name}`, 'left-out')
    return value
  }
  const number = read('phone', phone, readPhone)
  const address = read('email', email, readEmail)
  const note = [number?.remark, sender['note']].filter(Boolean).join('; ')
  return someOf({
    ...sender,
    ...(number ? { phone: number.phone } : {}),
    ...(address === null ? {} : { email: address }),
    ...(note === '' ? {} : { note }),
    ...(hideName === undefined ? {} : { hideName: hidesName(String(hideName as string | boolean)) }),
  })
}

function someOf(fields: Fields): Fields | undefined {
  return Object.keys(fields).length > 0 ? fields : undefined
}

/** The item by its schema; fields that are wrong and not needed are taken out, and it is read again. */
function parseWithoutWrong(
  candidate: Record<string, unknown>,
  warn: Warn,
): { readonly item: IncomingItem } | { readonly errors: readonly FieldError[] } {
  const parsed = IncomingItem.safeParse(candidate)
  if (parsed.success) return { item: parsed.data }
  const wrong = parsed.error.issues.map(({ path }) => path.map(String))
  if (wrong.some(([first = '']) => first === '' || NEEDED.includes(first)))
    return {
      errors: fieldErrorsOf(parsed.error.issues.filter(({ path }) => isNeeded(String(path[0] ?? '')))),
    }
  for (const path of wrong) {
    warn(path.join('.'), 'left-out')
    remove(candidate, path)
  }
  return parseWithoutWrong(candidate, warn)
}

function isNeeded(field: string): boolean {
  return field === '' || NEEDED.includes(field)
}

function remove(fields: Record<string, unknown>, [first = '', ...rest]: readonly string[]): void {
  const inner = fields[first]
  if (rest.length > 0 && isFields(inner)) remove(inner as Record<string, unknown>, rest)
  else Reflect.deleteProperty(fields, first)
}

function errorsOf(value: unknown): readonly FieldError[] {
  return fieldErrorsOf(IncomingItem.safeParse(value).error?.issues ?? [])
}

/** Null where there is nothing; what is too much to keep is left out. */
function keepAside(
  aside: Readonly<Record<string, string>>,
  warn: Warn,
): Readonly<Record<string, string>> | null {
  const kept: Record<string, string> = {}
  let characters = 0
  for (const [field, value] of Object.entries(aside)) {
    characters += field.length + value.length
    const fits = characters <= MAX_ASIDE
    if (fits) kept[field] = value
    warn(field, fits ? 'kept-aside' : 'left-out')
  }
  return Object.keys(kept).length > 0 ? kept : null
}
