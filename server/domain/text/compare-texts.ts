import type { TextPiece } from '../../contract/feedback/text-piece.ts'

/** Beyond so many pairs of words two stretches are not compared word by word. */
const MOST_PAIRS = 4_000_000

/**
 * What became of a text, word by word: the longest common subsequence (Wagner and Fischer, 1974) of words and of what stands
 * between them. The pieces that are not `added` make up `before`, those that are not `removed` make up `after`.
 */
export function compareTexts(before: string, after: string): TextPiece[] {
  const [old, young] = [tokensOf(before), tokensOf(after)]
  let start = 0
  while (start < old.length && start < young.length && old[start] === young[start]) start++
  let end = 0
  while (
    end < old.length - start &&
    end < young.length - start &&
    old[old.length - 1 - end] === young[young.length - 1 - end]
  )
    end++
  const tail = old.slice(old.length - end)
  return joined([
    ...old.slice(0, start).map((text) => ({ kind: 'same' as const, text })),
    ...compareTokens(old.slice(start, old.length - end), young.slice(start, young.length - end)),
    ...tail.map((text) => ({ kind: 'same' as const, text })),
  ])
}

function tokensOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []
}

function compareTokens(old: readonly string[], young: readonly string[]): TextPiece[] {
  const removed = (text: string): TextPiece => ({ kind: 'removed', text })
  const added = (text: string): TextPiece => ({ kind: 'added', text })
  if (old.length * young.length > MOST_PAIRS) return [...old.map(removed), ...young.map(added)]
  const width = young.length + 1
  /** How long the longest common rest is from each pair of places. */
  const rest = new Uint32Array((old.length + 1) * width)
  const at = (i: number, j: number) => rest[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = young.length - 1; j >= 0; j--)
      rest[i * width + j] = old[i] === young[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: TextPiece[] = []
  let [i, j] = [0, 0]
  while (i < old.length && j < young.length) {
    const [gone, come] = [old[i] ?? '', young[j] ?? '']
    if (gone === come) {
      pieces.push({ kind: 'same', text: gone })
      i++
      j++
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      pieces.push(removed(gone))
      i++
    } else {
      pieces.push(added(come))
      j++
    }
  }
  return [...pieces, ...old.slice(i).map(removed), ...young.slice(j).map(added)]
}

/** Neighbours of one kind in one; between two matches what is removed comes first. */
function joined(pieces: readonly TextPiece[]): TextPiece[] {
  const result: TextPiece[] = []
  let [gone, come] = ['', '']
  const flush = () => {
    if (gone !== '') result.push({ kind: 'removed', text: gone })
    if (come !== '') result.push({ kind: 'added', text: come })
    gone = ''
    come = ''
  }
  for (const { kind, text } of pieces) {
    if (kind === 'removed') gone += text
    else if (kind === 'added') come += text
    else {
      flush()
      const last = result.at(-1)
      if (last?.kind === 'same') result[result.length - 1] = { kind, text: last.text + text }
      else result.push({ kind, text })
    }
  }
  flush()
  return result
}
