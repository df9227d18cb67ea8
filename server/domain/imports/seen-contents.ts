/** Of a million rows: 16 MB, where a map of texts takes ten times as much and grows the heap with it. */
const FIRST_PLACES = 1 << 12

/**
 * Which references were seen and with which content, each as a number of 1 to 2^52 made of its hash: open addressing over flat
 * arrays, twice as large once they are half full. Two of a million texts have the same number with a chance of one in ten thousand.
 */
export class SeenContents {
  #references = new Float64Array(FIRST_PLACES)
  #contents = new Float64Array(FIRST_PLACES)
  #count = 0

  /** The content that this reference came with first; keeps this one where it is the first, and is undefined then. */
  firstOf(reference: number, content: number): number | undefined {
    const place = this.#placeOf(reference)
    if (this.#references[place] === reference) return this.#contents[place]
    if (2 * ++this.#count > this.#references.length) this.#grow()
    this.#put(reference, content)
    return undefined
  }

  #put(reference: number, content: number): void {
    const place = this.#placeOf(reference)
    this.#references[place] = reference
    this.#contents[place] = content
  }

  /** Where it stands, or may stand. */
  #placeOf(reference: number): number {
    const places = this.#references.length
    let place = reference % places
    while (this.#references[place] !== 0 && this.#references[place] !== reference)
      place = (place + 1) % places
    return place
  }

  #grow(): void {
    const [references, contents] = [this.#references, this.#contents]
    this.#references = new Float64Array(2 * references.length)
    this.#contents = new Float64Array(2 * references.length)
    for (const [at, reference] of references.entries())
      if (reference !== 0) this.#put(reference, contents[at] ?? 0)
  }
}
