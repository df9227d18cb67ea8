/** What a person has begun to write on an item; kept on this device until it is sent or thrown away. */
export type DraftKind = 'note' | 'answer'

/** A contribution is kept by its own id; `covers` is where photos were covered, as JSON. */
type AnyDraft = DraftKind | 'contribution' | 'covers'

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
