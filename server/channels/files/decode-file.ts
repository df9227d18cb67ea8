import { isUtf8 } from 'node:buffer'
import type { FileEncoding } from '../../contract/imports/import-fields.ts'
import {
  decodeOld,
  findOldEncoding,
  type OldEncoding,
  vietnameseShare,
} from '../../domain/text/old-encodings.ts'
import { checkUtf8, wholeLength } from './check-utf8.ts'
import { refuseForeign } from './foreign-format.ts'

export interface DecodedFile {
  readonly encoding: FileEncoding
  /** The beginning of the file, for judging it before anything is read. */
  readonly head: string
  /** The whole of it, as UTF-8. */
  readonly chunks: AsyncIterable<Buffer>
  /** A cell or value as it was meant. */
  readonly decode: (value: string) => string
}

const HEAD_BYTES = 256 * 1024
/** From this share of Vietnamese syllables on, an encoding is the right one. */
const SURELY = 0.6

const OLD_NAMES: Readonly<Record<OldEncoding, FileEncoding>> = {
  tcvn3: 'TCVN3 (ABC)',
  vni: 'VNI',
  mojibake: 'UTF-8, read wrongly',
}

const OLD_CODES = ['tcvn3', 'vni', 'mojibake'] as const satisfies readonly OldEncoding[]

const asItIs = (value: string) => value

/**
 * Finds out how the text of a file is encoded, by its first 256 KiB: UTF-8, UTF-16, Windows-1258, TCVN3 or VNI; or reads it
 * as was said. Throws `import/foreign-format`; on the way through `import/wrong-encoding` with the line.
 */
export async function decodeFile(
  source: AsyncIterable<Uint8Array>,
  said: FileEncoding | null = null,
): Promise<DecodedFile> {
  const { bytes, all } = await peek(source)
  refuseForeign(bytes)
  if (said !== null) return decodeAsSaid(said, { bytes, all })
  const wide = wideEncodingOf(bytes)
  if (wide) return recoded('UTF-16', wide, { bytes, all, decode: asItIs })
  if (isUtf8(bytes.subarray(0, wholeLength(bytes)))) {
    const head = bytes.subarray(0, wholeLength(bytes)).toString('utf8')
    const old = findOldEncoding(head)
    return {
      encoding: old ? OLD_NAMES[old] : 'UTF-8',
      head: head.replace(/^\uFEFF/, ''),
      chunks: checkUtf8(all),
      decode: old ? (value) => decodeOld(value, old) : asItIs,
    }
  }
  const [best] = NARROW.map((way) => ({ ...way, share: shareBy(way, bytes) })).toSorted(
    (a, b) => b.share - a.share,
  )
  if (best && best.share >= SURELY) return recoded(best.name, best.label, { bytes, all, decode: best.decode })
  // It is UTF-8 with something else in it: reading on says on which line.
  return { encoding: 'UTF-8', head: bytes.toString('utf8'), chunks: checkUtf8(all), decode: asItIs }
}

function decodeAsSaid(said: FileEncoding, { bytes, all }: Peeked): DecodedFile {
  if (said === 'UTF-16')
    return recoded(said, wideEncodingOf(bytes) ?? 'utf-16le', { bytes, all, decode: asItIs })
  const way = NARROW.find(({ name }) => name === said)
  if (way) return recoded(said, way.label, { bytes, all, decode: way.decode })
  const old = OLD_CODES.find((each) => OLD_NAMES[each] === said)
  return {
    encoding: said,
    head: bytes
      .subarray(0, wholeLength(bytes))
      .toString('utf8')
      .replace(/^\uFEFF/, ''),
    chunks: checkUtf8(all),
    decode: old ? (value) => decodeOld(value, old) : asItIs,
  }
}

interface NarrowWay {
  readonly name: FileEncoding
  readonly label: string
  readonly decode: (value: string) => string
}

/** One byte a character. TCVN3 and VNI stand on the places of Western letters. */
const NARROW: readonly NarrowWay[] = [
  { name: 'Windows-1258', label: 'windows-1258', decode: asItIs },
  { name: 'TCVN3 (ABC)', label: 'windows-1252', decode: (value) => decodeOld(value, 'tcvn3') },
  { name: 'VNI', label: 'windows-1252', decode: (value) => decodeOld(value, 'vni') },
]

function shareBy({ label, decode }: NarrowWay, bytes: Buffer): number {
  return vietnameseShare(decode(new TextDecoder(label).decode(bytes)).normalize('NFC'))
}

/** The label of UTF-16 by its byte order mark, or by the zeros that Latin letters have in it; null for bytes. */
function wideEncodingOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const begin = bytes.subarray(0, 200)
  const zerosAt = (parity: number) => begin.filter((byte, at) => byte === 0 && at % 2 === parity).length
  const half = begin.length / 4
  if (zerosAt(1) > half) return 'utf-16le'
  return zerosAt(0) > half ? 'utf-16be' : null
}

interface Peeked {
  readonly bytes: Buffer
  readonly all: AsyncIterable<Buffer>
}

function recoded(
  encoding: FileEncoding,
  label: string,
  { bytes, all, decode }: Peeked & Pick<DecodedFile, 'decode'>,
): DecodedFile {
  async function* utf8(): AsyncGenerator<Buffer> {
    const decoder = new TextDecoder(label)
    for await (const chunk of all) yield Buffer.from(decoder.decode(chunk, { stream: true }))
    yield Buffer.from(decoder.decode())
  }
  return { encoding, head: new TextDecoder(label).decode(bytes), chunks: utf8(), decode }
}

/** The beginning of a stream, and the whole of it still to be read. */
export async function peek(source: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]()
  const first: Buffer[] = []
  let size = 0
  while (size < HEAD_BYTES) {
    const next = await iterator.next()
    if (next.done) break
    const { buffer, byteOffset, byteLength } = next.value
    first.push(Buffer.from(buffer, byteOffset, byteLength))
    size += byteLength
  }
  async function* whole(): AsyncGenerator<Buffer> {
    yield* first
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      const { buffer, byteOffset, byteLength } = next.value
      yield Buffer.from(buffer, byteOffset, byteLength)
    }
  }
  return { bytes: Buffer.concat(first), all: whole() }
}
