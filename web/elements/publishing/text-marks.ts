import { html } from 'lit'
import type { MaskMark } from '../../../server/contract/feedback/mask-reasons.ts'
import { MASK_WORDS } from '../../../server/words/mask-words.ts'

/** Where `words` begin in a text, whatever their case. */
export function placesOf(text: string, words: string): number[] {
  const literal = words.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return [...text.matchAll(new RegExp(literal, 'giu'))].map(({ index }) => index)
}

export function keyOf({ part, from, to }: MaskMark): string {
  return `${part} ${from} ${to}`
}

/** Marks in order; what lies within an earlier one is part of it. */
function pieces(text: string, marks: readonly MaskMark[]) {
  const result: { readonly text: string; readonly mark: MaskMark | null }[] = []
  let at = 0
  for (const mark of [...marks].sort((a, b) => a.from - b.from)) {
    if (mark.to <= at) continue
    const from = Math.max(at, mark.from)
    result.push({ text: text.slice(at, from), mark: null }, { text: text.slice(from, mark.to), mark })
    at = mark.to
  }
  return [...result, { text: text.slice(at), mark: null }]
}

export function marked(text: string, marks: readonly MaskMark[]) {
  return pieces(text, marks).map((piece) => (piece.mark ? html`<mark>${piece.text}</mark>` : piece.text))
}

export function masked(text: string, marks: readonly MaskMark[]): string {
  return pieces(text, marks)
    .map((piece) => (piece.mark ? `[đã che: ${MASK_WORDS[piece.mark.reason].vi}]` : piece.text))
    .join('')
}

/** What is selected within one of these elements, in characters of its text; undefined where nothing is. */
export function selectionIn<Part extends string>(
  root: HTMLElement | DocumentFragment,
  parts: readonly Part[],
): { readonly part: Part; readonly from: number; readonly to: number } | undefined {
  const [range] = selectedRanges(root)
  if (!range) return undefined
  for (const part of parts) {
    const text = root.querySelector(`#${part}`)
    if (!text?.contains(range.startContainer) || !text.contains(range.endContainer)) continue
    const from = lengthBefore(text, range.startContainer, range.startOffset)
    const to = lengthBefore(text, range.endContainer, range.endOffset)
    return from < to ? { part, from, to } : undefined
  }
  return undefined
}

/** Where the selection lies, also within a shadow tree. */
function selectedRanges(root: HTMLElement | DocumentFragment): AbstractRange[] {
  const selection = getSelection()
  if (!selection) return []
  if (root instanceof ShadowRoot) {
    const shadows: ShadowRoot[] = []
    for (let at: Node = root; at instanceof ShadowRoot; at = at.host.getRootNode()) shadows.push(at)
    return selection.getComposedRanges({ shadowRoots: shadows })
  }
  return selection.rangeCount > 0 ? [selection.getRangeAt(0)] : []
}

/** How much text stands in `root` before this place. */
function lengthBefore(root: Element, node: Node, offset: number): number {
  const range = document.createRange()
  range.setStart(root, 0)
  range.setEnd(node, offset)
  return range.toString().length
}
