import { isUtf8 } from 'node:buffer'
import { Refusal } from '../../contract/refusals.ts'

const LINE_FEED = 0x0a

/** Passes bytes through as long as they are UTF-8. Throws `import/wrong-encoding` with the line. */
export async function* checkUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let line = 1
  let carried: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const joined = carried.length > 0 ? Buffer.concat([carried, bytes]) : bytes
    const whole = wholeLength(joined)
    if (!isUtf8(joined.subarray(0, whole))) throw wrongEncoding(line + linesBefore(joined))
    carried = joined.subarray(whole)
    line += countLines(bytes)
    yield bytes
  }
  if (carried.length > 0) throw wrongEncoding(line)
}

/** Up to where no character is cut in two: a chunk may end within one. */
export function wholeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

function countLines(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) lines++
  return lines
}

/** How many lines end before the one that is not UTF-8. */
function linesBefore(bytes: Buffer): number {
  let lines = 0
  let start = 0
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
    if (!isUtf8(bytes.subarray(start, end))) break
    lines++
    start = end + 1
  }
  return lines
}

function wrongEncoding(line: number): Refusal {
  return new Refusal('import/wrong-encoding', {
    detail: `line ${line}`,
    errors: [
      {
        field: `line ${line}`,
        vi: 'có byte không phải UTF-8; lưu lại tệp dạng “CSV UTF-8”',
        en: 'has bytes that are not UTF-8; save the file as “CSV UTF-8”',
      },
    ],
  })
}
