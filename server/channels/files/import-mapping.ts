import { z } from 'zod'
import { type Incoming, type SourceHistory } from '../../feedback/intake/incoming.ts'
import type { FieldError } from '../../contract/refusals.ts'
import { wanted } from '../../contract/wanted.ts'
import { cleanText, spell } from '../../domain/text/fold-vietnamese.ts'
import type { ItemWarning } from '../../contract/feedback/item-warnings.ts'
import { isTimeFormat, MAX_MS, timeReader, USUAL_FORMATS } from '../../domain/text/written-time.ts'
import { hidesName } from '../hides-name.ts'
import { readItem } from '../read-item.ts'
import { isRoundedNumber } from './cells.ts'

const Column = z.string().min(1).max(200)
const Columns = z.array(Column).min(1).max(20)

/** Where a value comes from; empty columns count as missing. */
const From = z.union([
  /** One column. */
  Column,
  /** Several, one under the other. */
  Columns,
  z.strictObject({ column: Column }),
  /** The first that is not empty. */
  z.strictObject({ first: Columns }),
  z.strictObject({ join: Columns, with: z.string().max(20).default('\n') }),
  /** `{Column}` stands for the column's value. */
  z.strictObject({ template: z.string().min(1).max(2_000) }),
  z.strictObject({ constant: z.string().max(2_000) }),
])

/** `values` translates the source's words; what is not in it becomes `otherwise`, or stays as it is. */
const Mapped = z.union([
  From,
  z.strictObject({
    from: From,
    values: z.record(z.string(), z.string()).optional(),
    otherwise: z.string().optional(),
  }),
])

const Format = z.string().max(60).refine(isTimeFormat, wanted('time-format'))
/** One notation, or several of one column; without any what offices usually write. */
const Formats = z.union([Format, z.array(Format).min(1).max(40)])

const Time = z.union([
  From,
  z.strictObject({ column: Column, format: Formats }),
  z.strictObject({ first: Columns, format: Formats }),
  /** Day and time in columns of their own. */
  z.strictObject({ join: Columns, with: z.string().max(20).default(' '), format: Formats }),
])

/** Which column of a file is which field of an item. */
export const ImportMapping = z.strictObject({
  externalRef: Mapped,
  receivedAt: Time,
  text: Mapped,
  title: Mapped.optional(),
  category: Mapped.optional(),
  kind: Mapped.optional(),
  wardCode: Mapped.optional(),
  address: Mapped.optional(),
  lat: Mapped.optional(),
  lng: Mapped.optional(),
  senderName: Mapped.optional(),
  senderPhone: Mapped.optional(),
  senderEmail: Mapped.optional(),
  hideName: Mapped.optional(),
  promisedDueAt: Time.optional(),
  answeredAt: Time.optional(),
  answerText: Mapped.optional(),
  leadUnit: Mapped.optional(),
})
export type ImportMapping = z.infer<typeof ImportMapping>
type Field = keyof ImportMapping
type Mapped = z.infer<typeof Mapped>
type Time = z.infer<typeof Time>
type From = z.infer<typeof From>

/** For files in our own words: the fields of an item of the 1022 channel, nested ones with a dot. */
const OWN_NAMES: ImportMapping = {
  externalRef: 'externalRef',
  receivedAt: 'receivedAt',
  text: 'text',
  title: 'title',
  category: 'category',
  kind: 'kind',
  wardCode: 'place.wardCode',
  address: 'place.address',
  lat: 'place.lat',
  lng: 'place.lng',
  senderName: 'sender.name',
  senderPhone: 'sender.phone',
  senderEmail: 'sender.email',
  hideName: 'sender.hideName',
  promisedDueAt: 'promisedDueAt',
  answeredAt: 'answeredAt',
  answerText: 'answerText',
  leadUnit: 'leadUnit',
}

/** A row's values in the order of the columns that the mapping names. */
export type Row = readonly string[]
type Getter = (row: Row) => string

export interface RowReader {
  /** Every column the mapping names, once. */
  readonly columns: readonly string[]
  /** Those of them that a file must have. */
  readonly needed: readonly string[]
  /** The item of a row, or what is wrong with it. `failed` are columns that hold an error of the spreadsheet. */
  readonly read: (row: Row, failed: readonly number[]) => Incoming | readonly FieldError[]
  /** The source's own reference of a row, for the report. */
  readonly refOf: (row: Row) => string
}

/** Without a mapping only these must be there. */
const NEEDED_OF_OWN = ['externalRef', 'receivedAt', 'text']

interface WhereWritten {
  /** Where times without a zone were written. */
  readonly zone: string
  /** A workbook keeps dates as dates, and gives them in ISO 8601 whatever a column is said to show. */
  readonly isWorkbook: boolean
}

/** Makes a mapping ready for many rows; none is for files in our own words. */
export function makeRowReader(
  ownMapping: ImportMapping | undefined,
  { zone, isWorkbook }: WhereWritten,
): RowReader {
  const mapping = ownMapping ?? OWN_NAMES
  const columns: string[] = []
  const indexOf = (column: string) => {
    const index = columns.indexOf(column)
    return index >= 0 ? index : columns.push(column) - 1
  }
  const value = (field: Exclude<Field, TimeField>) => compileMapped(mapping[field], indexOf)
  const time = (field: TimeField, bareDay: 'start' | 'end') =>
    compileTime(field, mapping[field], { zone, isWorkbook, bareDay, indexOf })

  const refOf = value('externalRef')
  const receivedAt = time('receivedAt', 'start')
  const promisedDueAt = time('promisedDueAt', 'end')
  const answeredAt = time('answeredAt', 'end')
  const text = value('text')
  const title = value('title')
  const category = value('category')
  const kind = value('kind')
  const place = { wardCode: value('wardCode'), address: value('address') }
  const point = { lat: value('lat'), lng: value('lng') }
  const sender = { name: value('senderName'), phone: value('senderPhone'), email: value('senderEmail') }
  const hideName = value('hideName')
  const answerText = value('answerText')
  const leadUnit = value('leadUnit')

  function read(row: Row, failed: readonly number[]): Incoming | readonly FieldError[] {
    const received = receivedAt(row)
    const [promised, answered] = [promisedDueAt(row), answeredAt(row)]
    const ref = refOf(row)
    const { item, errors = [] } = readItem({
      externalRef: ref,
      receivedAt: typeof received === 'string' ? received : '',
      text: text(row),
      title: title(row),
      category: category(row),
      kind: kind(row),
      place: { ...valuesOf(place, row), ...valuesOf(point, row) },
      sender: { ...valuesOf(sender, row), ...hidden(hideName(row)) },
    })
    const wrong = [
      ...(typeof received === 'object' ? [received] : []),
      ...(isRoundedNumber(ref) ? [ROUNDED_REF] : []),
      ...errors.filter(({ field }) => field !== 'receivedAt' || typeof received === 'string'),
    ]
    if (!item || wrong.length > 0) return wrong
    const warnings: ItemWarning[] = [
      ...failed.map((at) => ({ field: columns[at] ?? '', what: 'no-value' as const })),
      ...[promised, answered].flatMap((time) =>
        typeof time === 'object' ? [{ field: time.field, what: 'left-out' as const }] : [],
      ),
      ...(item.warnings ?? []),
    ]
    const source: SourceHistory = {
      ...given('leadUnit', leadUnit(row)),
      ...given('promisedDueAt', typeof promised === 'string' ? promised : ''),
      ...given('answeredAt', typeof answered === 'string' ? answered : ''),
      ...given('answerText', answerText(row)),
    }
    return { ...item, source, ...(warnings.length > 0 ? { warnings } : {}) }
  }

  return { columns, needed: ownMapping ? columns : NEEDED_OF_OWN, read, refOf }
}

const ROUNDED_REF: FieldError = {
  field: 'externalRef',
  vi: 'bảng tính đã đổi mã thành số và làm tròn; định dạng cột là Văn bản rồi xuất lại',
  en: 'was made a rounded number by a spreadsheet; format the column as text and export again',
}

const MISSING = () => ''

function compileMapped(mapped: Mapped | undefined, indexOf: (column: string) => number): Getter {
  if (mapped === undefined) return MISSING
  if (typeof mapped !== 'object' || !('from' in mapped)) return compileFrom(mapped, indexOf)
  const get = compileFrom(mapped.from, indexOf)
  const { values = {}, otherwise } = mapped
  const exact = new Map(Object.entries(values))
  const inAnyCase = new Map(Object.entries(values).map(([from, to]) => [spell(from), to]))
  return (row) => {
    const raw = get(row)
    return exact.get(raw) ?? inAnyCase.get(spell(raw)) ?? otherwise ?? raw
  }
}

function compileFrom(from: From, indexOf: (column: string) => number): Getter {
  const column = (name: string): Getter => {
    const index = indexOf(name)
    return (row) => row[index] ?? ''
  }
  if (typeof from === 'string') return column(from)
  if (Array.isArray(from)) return joined(from.map(column), '\n')
  if ('column' in from) return column(from.column)
  if ('join' in from) return joined(from.join.map(column), from.with)
  if ('constant' in from) return () => from.constant
  if ('template' in from) return templated(from.template, column)
  const getters = from.first.map(column)
  return (row) => getters.map((get) => get(row)).find((value) => value !== '') ?? ''
}

function joined(getters: readonly Getter[], separator: string): Getter {
  return (row) =>
    getters
      .map((get) => get(row))
      .filter((value) => value !== '')
      .join(separator)
}

function templated(template: string, column: (name: string) => Getter): Getter {
  const parts = template
    .split(/\{([^{}]+)\}/)
    .map((part, index) => (index % 2 === 1 ? column(part) : () => part))
  return (row) => parts.map((part) => part(row)).join('')
}

/** Of many notations the first say enough. */
const NAMED_FORMATS = 3

type TimeField = 'receivedAt' | 'promisedDueAt' | 'answeredAt'

/** An instant in UTC, '' where the row has none, or what is wrong with it. */
function compileTime(
  field: TimeField,
  time: Time | undefined,
  {
    zone,
    isWorkbook,
    bareDay,
    indexOf,
  }: WhereWritten & { bareDay: 'start' | 'end'; indexOf: (column: string) => number },
): (row: Row) => string | FieldError {
  if (time === undefined) return MISSING
  const said = typeof time === 'object' && 'format' in time ? [time.format].flat() : null
  const get = compileFrom(time, indexOf)
  const formats = said ? [...said, ...(isWorkbook ? ['iso'] : [])] : USUAL_FORMATS
  const readTime = timeReader({ formats, zone, bareDay })
  const names = said?.slice(0, NAMED_FORMATS) ?? ['iso', 'DD/MM/YYYY HH:mm']
  const wrong: FieldError = {
    field,
    vi: `không phải thời điểm dạng ${names.join(' hoặc ')}`,
    en: `is no time in the notation ${names.join(' or ')}`,
  }
  return (row) => {
    const text = get(row).trim()
    if (text === '') return ''
    const ms = readTime(text)
    return ms === null || Math.abs(ms) > MAX_MS ? wrong : new Date(ms).toISOString()
  }
}

function given<Key extends string>(key: Key, value: string): Partial<Record<Key, string>> {
  return value.trim() === '' ? {} : ({ [key]: value } as Partial<Record<Key, string>>)
}

function valuesOf(getters: Readonly<Record<string, Getter>>, row: Row): Record<string, string> {
  return Object.fromEntries(
    Object.entries(getters).flatMap(([key, get]) => {
      const value = get(row).trim()
      return value === '' ? [] : [[key, value]]
    }),
  )
}

/** An empty cell wishes nothing. */
function hidden(value: string): { hideName?: boolean } {
  return cleanText(value) === '' ? {} : { hideName: hidesName(value) }
}
