import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
/** The end record and the longest comment that may follow it. */
const END_WITHIN = 22 + 0xffff
const DEFLATED = 8

/**
 * How many bytes the parts of a zip archive take unpacked, by unpacking them: what an archive says of itself may be a
 * lie. Stops above `limit` and gives Infinity; null for bytes that are no whole archive.
 */
export async function unpackedSize(bytes: Buffer, limit: number): Promise<number | null> {
  const entries = entriesOf(bytes)
  if (!entries) return null
  let size = 0
  for (const { method, packed } of entries) {
    const left = limit - size
    try {
      size +=
        method === DEFLATED ? (await inflate(packed, { maxOutputLength: left + 1 })).length : packed.length
    } catch (error) {
      if (error instanceof RangeError) return Infinity
      return null
    }
    if (size > limit) return Infinity
  }
  return size
}

interface Entry {
  readonly method: number
  readonly packed: Buffer
}

function entriesOf(bytes: Buffer): Entry[] | null {
  const end = endOf(bytes)
  if (end < 0) return null
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) return null
    const local = bytes.readUInt32LE(at + 42)
    if (local + 30 > bytes.length) return null
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    entries.push({
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.subarray(from, from + bytes.readUInt32LE(at + 20)),
    })
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function endOf(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - END_WITHIN); at--)
    if (bytes.readUInt32LE(at) === END_SIGNATURE) return at
  return -1
}
