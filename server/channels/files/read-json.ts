import { cleanCell, isSpreadsheetError } from './cells.ts'
import type { DecodedFile } from './decode-file.ts'
import { columnKey, type ColumnWish, MOST_COLUMNS, tooManyColumns, unknownColumns } from './find-columns.ts'
import type { OpenedFile, SourceRecord } from './read-csv.ts'
import { unreadable } from './unreadable.ts'

/** No item is longer; a brace that never closes must not fill the memory. */
const MAX_OBJECT_BYTES = 1024 * 1024
/** What none of the first objects has, the file does not have. */
const JUDGED = 20

/**
 * The objects of a JSON list, or one a line (NDJSON), as they stream by; nested fields are columns with a dot
 * (`place.lat`). Numbers are kept as they are written. Throws `import/unreadable` with the line, and `import/unknown-column`
 * before anything is given where the first objects lack a column.
 */
export function readJson({ chunks, decode }: DecodedFile, wish: ColumnWish): OpenedFile {
  const keys = wish.columns.map(columnKey)

  async function* records(): AsyncGenerator<SourceRecord[]> {
    const seen = new Map<string, string>()
    let judged: SourceRecord[] | null = []
    for await (const { line, text } of splitObjects(chunks)) {
      const values = new Map<string, string>()
      flatten(parseObject(line, text), '', values)
      const record = readObject(line, values)
      if (!judged) {
        yield [record]
        continue
      }
      for (const name of values.keys()) seen.set(columnKey(name), name)
      judged.push(record)
      if (judged.length < JUDGED) continue
      refuseMissing(seen)
      yield judged
      judged = null
    }
    if (judged && judged.length > 0) {
      refuseMissing(seen)
      yield judged
    }
  }

  function readObject(line: number, values: ReadonlyMap<string, string>): SourceRecord {
    const byKey = new Map([...values].map(([name, value]) => [columnKey(name), value]))
    const cells = keys.map((key) => decode(byKey.get(key) ?? ''))
    const failed = cells.flatMap((cell, at) => (isSpreadsheetError(cell) ? [at] : []))
    return { line, row: cells.map(cleanCell), failed }
  }

  function refuseMissing(seen: ReadonlyMap<string, string>): void {
    const missing = wish.needed.filter((column) => !seen.has(columnKey(column)))
    if (missing.length > 0) throw unknownColumns(missing, [...seen.values()])
  }

  return { delimiter: null, headerLine: null, names: [], records: records() }
}

/** The first objects of a file, and every field that one of them has. Throws `import/unreadable`. */
export async function sampleJson(
  { chunks, decode }: DecodedFile,
  limit: number,
): Promise<{ readonly names: readonly string[]; readonly records: readonly SourceRecord[] }> {
  const read: { line: number; values: Map<string, string> }[] = []
  const names = new Set<string>()
  for await (const { line, text } of splitObjects(chunks)) {
    const values = new Map<string, string>()
    flatten(parseObject(line, text), '', values)
    for (const name of values.keys()) names.add(name)
    if (names.size > MOST_COLUMNS) throw tooManyColumns()
    read.push({ line, values })
    if (read.length === limit) break
  }
  const records = read.map(({ line, values }) => ({
    line,
    row: [...names].map((name) => cleanCell(decode(values.get(name) ?? ''))),
    failed: [],
  }))
  return { names: [...names], records }
}

function parseObject(line: number, text: string): unknown {
  try {
    return JSON.parse(quoteNumbers(text))
  } catch {
    throw unreadable(line, { vi: 'không đúng dạng JSON', en: 'is not JSON' })
  }
}

/** Numbers as texts of their digits: as numbers the last of a long reference would be rounded away. */
function quoteNumbers(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  )
}

/** Lists become one text, one entry a line. */
function flatten(value: unknown, path: string, into: Map<string, string>): void {
  if (value === null || value === undefined) {
    into.set(path, '')
  } else if (Array.isArray(value)) {
    into.set(path, value.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join('\n'))
  } else if (typeof value === 'object') {
    for (const [key, each] of Object.entries(value)) flatten(each, path === '' ? key : `${path}.${key}`, into)
  } else {
    into.set(path, String(value as string | number | boolean))
  }
}

const [QUOTE, BACKSLASH, OPEN, CLOSE, LINE_FEED] = [0x22, 0x5c, 0x7b, 0x7d, 0x0a]
/** What may stand between objects: white space, commas, the brackets of the list, a byte order mark. */
const BETWEEN = new Set([0x20, 0x09, 0x0d, LINE_FEED, 0x2c, 0x5b, 0x5d, 0xef, 0xbb, 0xbf])

async function* splitObjects(chunks: AsyncIterable<Buffer>): AsyncGenerator<{ line: number; text: string }> {
  let line = 1
  let depth = 0
  let isInText = false
  let isEscaped = false
  let startLine = 1
  let parts: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    let start = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]
      if (byte === LINE_FEED) line++
      if (isEscaped) isEscaped = false
      else if (isInText) {
        if (byte === BACKSLASH) isEscaped = true
        else if (byte === QUOTE) isInText = false
      } else if (byte === OPEN) {
        if (depth === 0) [start, startLine] = [at, line]
        depth++
      } else if (byte === CLOSE && depth > 0) {
        depth--
        if (depth > 0) continue
        parts.push(chunk.subarray(start, at + 1))
        yield { line: startLine, text: Buffer.concat(parts).toString('utf8') }
        parts = []
        size = 0
      } else if (depth === 0 && !BETWEEN.has(byte ?? 0)) {
        throw unreadable(line, {
          vi: 'cần danh sách các đối tượng JSON',
          en: 'is no list of JSON objects',
        })
      } else if (byte === QUOTE) isInText = true
    }
    if (depth === 0) continue
    parts.push(chunk.subarray(start))
    size += chunk.length - start
    if (size > MAX_OBJECT_BYTES) throw neverEnds(startLine)
  }
  if (depth > 0) throw neverEnds(startLine)
}

function neverEnds(line: number) {
  return unreadable(line, {
    vi: 'đối tượng bắt đầu ở dòng này không kết thúc',
    en: 'an object that begins on this line never ends',
  })
}
