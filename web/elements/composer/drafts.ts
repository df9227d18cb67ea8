import type { DraftKind, ItemDraft } from '../../../server/contract/feedback/composer/drafts.ts'

/** What a person has begun to write on an item; kept on this device until it is sent or thrown away. */

/** A contribution is kept by its own id; `covers` is where photos were covered, as JSON. */
type AnyDraft = DraftKind | 'covers'

function keyOf(personId: string, itemId: string, kind: AnyDraft): string {
  return `hailong.draft.${personId}.${itemId}.${kind}`
}

export function readDraft(personId: string, itemId: string, kind: AnyDraft): string {
  return localStorage.getItem(keyOf(personId, itemId, kind)) ?? ''
}

/** Keeps `text`; an empty one leaves no trace. A full storage must not stop the person from writing on. */
export function keepDraft(personId: string, itemId: string, kind: AnyDraft, text: string): void {
  const key = keyOf(personId, itemId, kind)
  if (text === '') {
    localStorage.removeItem(key)
    return
  }
  try {
    localStorage.setItem(key, text)
  } catch {
    localStorage.removeItem(key)
  }
}

/** What of this device's text the service has, with the version that it gave it. */
type KeptDraft = Pick<ItemDraft, 'version' | 'text'>

export function readKept(personId: string, itemId: string, kind: DraftKind): KeptDraft | undefined {
  const kept = localStorage.getItem(`${keyOf(personId, itemId, kind)}.kept`)
  return kept === null ? undefined : (JSON.parse(kept) as KeptDraft)
}

export function rememberKept(
  personId: string,
  itemId: string,
  kind: DraftKind,
  kept: KeptDraft | undefined,
): void {
  const key = `${keyOf(personId, itemId, kind)}.kept`
  localStorage.removeItem(key)
  if (!kept) return
  try {
    localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // A full storage: the next look at the service asks which text counts.
  }
}
