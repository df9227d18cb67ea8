/* What screens and service both know of a file of items, without the parser. */

/** What of an item a column can be. */
export const IMPORT_FIELDS = [
  'externalRef',
  'receivedAt',
  'text',
  'title',
  'category',
  'kind',
  'leadUnit',
  'wardCode',
  'address',
  'lat',
  'lng',
  'senderName',
  'senderPhone',
  'senderEmail',
  'hideName',
  'promisedDueAt',
  'answeredAt',
  'answerText',
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]

/** Without these a row is no item. */
export const NEEDED_FIELDS = ['externalRef', 'receivedAt', 'text'] as const satisfies readonly ImportField[]

export const TIME_FIELDS = [
  'receivedAt',
  'promisedDueAt',
  'answeredAt',
] as const satisfies readonly ImportField[]
export type TimeField = (typeof TIME_FIELDS)[number]

/** Their values are those of a list of the office. */
export const LIST_FIELDS = ['category', 'kind', 'leadUnit'] as const satisfies readonly ImportField[]
export type ListField = (typeof LIST_FIELDS)[number]

/**
 * How the dates of a column are written. Each also reads ISO 8601; those of a spreadsheet (days since 1900 or 1904) also read
 * the day before the month, as a column becomes that was typed and pasted.
 */
export const DATE_ORDERS = [
  'day-first',
  'month-first',
  'excel-1900',
  'excel-1904',
  'epoch-s',
  'epoch-ms',
] as const
export type DateOrder = (typeof DATE_ORDERS)[number]

/** By the name that a person would look for. */
export const FILE_ENCODINGS = [
  'UTF-8',
  'UTF-16',
  'Windows-1258',
  'TCVN3 (ABC)',
  'VNI',
  'UTF-8, read wrongly',
] as const
export type FileEncoding = (typeof FILE_ENCODINGS)[number]

/** The signs that stand between columns. */
export const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** Above the header there may be a title, a date, the name of an office. */
export const HEADER_WITHIN = 20

/**
 * `arriving` while its bytes come in; `found` once it was looked into, `mapped` once somebody said what is what; `trying` and
 * `running` are worked on by the service; `tried` may run, `stopped` and `failed` may go on.
 */
export type ImportState =
  'arriving' | 'found' | 'mapped' | 'trying' | 'tried' | 'running' | 'stopped' | 'done' | 'failed'

/** The largest file that is taken. */
export const MAX_IMPORT_BYTES = 256 * 1024 * 1024
