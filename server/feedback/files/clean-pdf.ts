import { deflateSync, inflateSync } from 'node:zlib'
import { Refusal } from '../../contract/refusals.ts'

/*
 * A PDF (ISO 32000-2) is cleaned in place: what is blanked keeps its length, so that every offset of its cross-reference holds.
 */

/** A small file can claim any size: more is never unpacked of one stream. */
const MAX_UNPACKED_BYTES = 32 * 1024 * 1024
/** What runs, or carries something else within: by the names of its dictionaries. */
const ACTIVE =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|Movie|Sound)(?![A-Za-z0-9])/
const STREAM = /stream\r?\n/g
const INFO = /\/Info\s+(\d+)\s+\d+\s+R/g

/** One stream: where its dictionary stands, and its content. */
interface Part {
  readonly dictionary: string
  readonly dictionaryAt: number
  readonly from: number
  readonly to: number
}

/**
 * The document without who made it, when and by what (its Info and its XMP). What is signed stays as it is: a signature
 * holds for exactly these bytes. Throws `attachment/not-a-document`, `attachment/active-document`.
 */
export function cleanPdf(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes)
  const text = file.toString('latin1')
  if (!isPdf(bytes) || !text.includes('startxref')) throw new Refusal('attachment/not-a-document')
  const parts = findParts(text)
  const outside = withoutContents(text, parts)
  if (/\/Encrypt\b/.test(outside)) throw new Refusal('attachment/not-a-document')
  const packed = parts.filter(({ dictionary }) => /\/Type\s*\/ObjStm/.test(dictionary))
  const unpacked = packed.map((part) => unpack(file, part))
  if ([outside, ...unpacked].some((each) => ACTIVE.test(plainNames(each))))
    throw new Refusal('attachment/active-document')
  if (/\/ByteRange\s*\[/.test(outside)) return file
  const infos = new Set([...outside.matchAll(INFO)].map(([, number]) => Number(number)))
  for (const number of infos) blankObject(file, text, number)
  packed.forEach((part, index) => {
    repack(file, part, blankPacked(unpacked[index] ?? '', part.dictionary, infos))
  })
  for (const part of parts)
    if (/\/Type\s*\/Metadata/.test(part.dictionary)) {
      file.fill(' ', part.from, part.to)
      blankMatch(file, part, /\/Filter\s*(?:\[[^\]]*\]|\/\w+)/)
      blankMatch(file, part, /\/DecodeParms\s*(?:\[[^\]]*\]|<<[^>]*>>|null)/)
    }
  return file
}

/** By its first bytes. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1_024)).toString('latin1').includes('%PDF-')
}

function findParts(text: string): Part[] {
  const parts: Part[] = []
  let end = 0
  for (const { index, 0: word } of text.matchAll(STREAM)) {
    if (index < end || text.startsWith('end', index - 3)) continue
    const dictionaryAt = text.lastIndexOf('obj', index)
    const from = index + word.length
    const to = text.indexOf('endstream', from)
    if (dictionaryAt === -1 || to === -1) throw new Refusal('attachment/not-a-document')
    parts.push({ dictionary: text.slice(dictionaryAt, index), dictionaryAt, from, to })
    end = to
  }
  return parts
}

function withoutContents(text: string, parts: readonly Part[]): string {
  let at = 0
  const kept = parts.map(({ from, to }) => {
    const before = text.slice(at, from)
    at = to
    return before
  })
  return [...kept, text.slice(at)].join('\n')
}

/** A name may write any of its letters by number: `/J#53` is `/JS`. */
function plainNames(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

function unpack(file: Buffer, { dictionary, from, to }: Part): string {
  const content = file.subarray(from, to)
  const filter = /\/Filter\s*\[?\s*\/(\w+)/.exec(dictionary)?.[1]
  if (filter === undefined) return content.toString('latin1')
  if (filter !== 'FlateDecode' || /\/DecodeParms/.test(dictionary)) throw new Refusal('attachment/not-a-document')
  try {
    return inflateSync(content, { maxOutputLength: MAX_UNPACKED_BYTES }).toString('latin1')
  } catch {
    throw new Refusal('attachment/not-a-document')
  }
}

/** What is blanked packs at least as small; where it does not, the stream stays, and nothing refers to the object any more. */
function repack(file: Buffer, { dictionary, from, to }: Part, text: string | null): void {
  if (text === null) return
  const content = Buffer.from(text, 'latin1')
  const packed = dictionary.includes('/Filter') ? deflateSync(content, { level: 9 }) : content
  if (packed.length > to - from) return
  file.fill(0, from, to)
  packed.copy(file, from)
}

/** Leaves an empty dictionary of each object with this number. */
function blankObject(file: Buffer, text: string, number: number): void {
  for (const { index, 0: head } of text.matchAll(new RegExp(`(?<!\\d)${number}\\s+\\d+\\s+obj`, 'g'))) {
    const end = text.indexOf('endobj', index)
    const from = text.indexOf('<<', index + head.length)
    const to = text.lastIndexOf('>>', end)
    if (end !== -1 && from !== -1 && from + 2 <= to && to < end) file.fill(' ', from + 2, to)
  }
}

/** The same in an unpacked stream of objects; null where none of them is in it. */
function blankPacked(text: string, dictionary: string, numbers: ReadonlySet<number>): string | null {
  const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1])
  const heads = text.slice(0, first).trim().split(/\s+/).map(Number)
  let blanked: string | null = null
  for (let index = 0; index + 1 < heads.length; index += 2) {
    if (!numbers.has(heads[index] ?? -1)) continue
    const from = first + (heads[index + 1] ?? 0)
    const to = index + 3 < heads.length ? first + (heads[index + 3] ?? 0) : text.length
    blanked = (blanked ?? text).slice(0, from) + '<<>>'.padEnd(to - from) + (blanked ?? text).slice(to)
  }
  return blanked
}

function blankMatch(file: Buffer, { dictionary, dictionaryAt }: Part, pattern: RegExp): void {
  const found = pattern.exec(dictionary)
  if (found) file.fill(' ', dictionaryAt + found.index, dictionaryAt + found.index + found[0].length)
}
