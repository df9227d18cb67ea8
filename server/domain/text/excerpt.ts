import type { Excerpt, SearchTerm } from '../../contract/feedback/search.ts'
import { foldedWords } from './known-words.ts'

const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** Letters before the first hit, and in all. */
const LEAD = 40
const LENGTH = 160

/** The piece of the first of the texts that holds the most of what was searched for; null where none holds any. */
export function excerptOf(texts: readonly string[], wanted: readonly SearchTerm[]): Excerpt | null {
  const [best] = texts
    .map((text) => ({ text, hits: hitsIn(text, wanted) }))
    .toSorted((a, b) => distinct(b.hits) - distinct(a.hits))
  const [first] = best?.hits ?? []
  if (!best || !first) return null
  const from = first.from <= LEAD ? 0 : nextWord(best.text, first.from - LEAD)
  const to = from + LENGTH >= best.text.length ? best.text.length : lastWord(best.text, from + LENGTH)
  const parts: { text: string; isHit: boolean }[] = []
  const add = (text: string, isHit: boolean) => text !== '' && parts.push({ text, isHit })
  let at = from
  add(from > 0 ? '… ' : '', false)
  for (const hit of best.hits.filter(({ to: end }) => end <= to)) {
    add(spaced(best.text.slice(at, hit.from)), false)
    add(best.text.slice(hit.from, hit.to), true)
    at = hit.to
  }
  add(spaced(best.text.slice(at, to)), false)
  add(to < best.text.length ? ' …' : '', false)
  return { parts }
}

/** Whether the text holds the word. */
export function holdsTerm(text: string, term: SearchTerm): boolean {
  return foldedWords(text)
    .split(' ')
    .some((word) => isHit(word, term))
}

function isHit(folded: string, { word, isBeginning }: SearchTerm): boolean {
  return isBeginning ? folded.startsWith(word) : folded === word
}

interface Hit {
  readonly from: number
  readonly to: number
  readonly word: string
}

function hitsIn(text: string, wanted: readonly SearchTerm[]): Hit[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const folded = foldedWords(match[0])
    const found = wanted.find((term) => isHit(folded, term))
    return found ? [{ from: match.index, to: match.index + match[0].length, word: found.word }] : []
  })
}

const distinct = (hits: readonly Hit[]): number => new Set(hits.map(({ word }) => word)).size

const spaced = (text: string): string => text.replace(/\s+/g, ' ')

function nextWord(text: string, at: number): number {
  const space = text.slice(at).search(/\s\S/)
  return space < 0 || space > LEAD ? at : at + space + 1
}

function lastWord(text: string, at: number): number {
  const space = text.slice(0, at).search(/\s\S*$/)
  return at - space > LEAD || space < 0 ? at : space
}
