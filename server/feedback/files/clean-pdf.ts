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
  const inPacked = (wanted: number) =>
    packed.flatMap(({ dictionary }, index) =>
      packedPlaces(unpacked[index] ?? '', dictionary)
        .filter(({ number }) => number === wanted)
        .map(({ from, to }) => (unpacked[index] ?? '').slice(from, to)),
    )
  // What it says may stand in objects of its own.
  for (const number of [...infos])
    for (const said of [...objectsOf(text, number), ...inPacked(number)])
      for (const [, other] of said.matchAll(/(\d+)\s+\d+\s+R/g)) infos.add(Number(other))
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
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

function unpack(file: Buffer, { dictionary, from, to }: Part): string {
  const content = file.subarray(from, to)
  const filter = /\/Filter\s*\[?\s*\/(\w+)/.exec(dictionary)?.[1]
  if (filter === undefined) return content.toString('latin1')
  if (filter !== 'FlateDecode' || /\/DecodeParms/.test(dictionary))
    throw new Refusal('attachment/not-a-document')
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

function placesOf(text: string, number: number): { readonly from: number; readonly to: number }[] {
  const heads = text.matchAll(new RegExp(`(?<!\\d)${number}\\s+\\d+\\s+obj`, 'g'))
  return [...heads].map(({ index, 0: head }) => {
    const end = text.indexOf('endobj', index)
    return { from: index + head.length, to: end === -1 ? text.length : end }
  })
}

function objectsOf(text: string, number: number): string[] {
  return placesOf(text, number).map(({ from, to }) => text.slice(from, to))
}

/** Leaves each object with this number empty, where it is a dictionary or a string. */
function blankObject(file: Buffer, text: string, number: number): void {
  for (const { from, to } of placesOf(text, number)) {
    const said = text.slice(from, to)
    if (!said.includes('stream')) file.write(` ${emptyOf(said.trim())}`.padEnd(to - from), from, 'latin1')
  }
}

/** What takes an object's place. */
function emptyOf(said: string): string {
  return said.startsWith('<<') ? '<<>>' : '()'
}

/** Where each object stands in an unpacked stream of them. */
function packedPlaces(
  text: string,
  dictionary: string,
): { readonly number: number; readonly from: number; readonly to: number }[] {
  const first = Number(/\/First\s+(\d+)/.exec(dictionary)?.[1])
  const heads = text.slice(0, first).trim().split(/\s+/).map(Number)
  return heads.flatMap((number, index) => {
    if (index % 2 === 1) return []
    const next = heads[index + 3]
    return [
      { number, from: first + (heads[index + 1] ?? 0), to: next === undefined ? text.length : first + next },
    ]
  })
}

/** The same in an unpacked stream of objects; null where none of them is in it. */
function blankPacked(text: string, dictionary: string, numbers: ReadonlySet<number>): string | null {
  const places = packedPlaces(text, dictionary).filter(({ number }) => numbers.has(number))
  if (places.length === 0) return null
  return places.reduce(
    (said, { from, to }) =>
      said.slice(0, from) + emptyOf(text.slice(from, to)).padEnd(to - from) + said.slice(to),
    text,
  )
}

function blankMatch(file: Buffer, { dictionary, dictionaryAt }: Part, pattern: RegExp): void {
  const found = pattern.exec(dictionary)
  if (found) file.fill(' ', dictionaryAt + found.index, dictionaryAt + found.index + found[0].length)
}
