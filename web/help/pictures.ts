import type { Language } from '../../server/contract/language.ts'

/** The address of a screen of the demo in the reader's language; `npm run screenshots -- help` makes them. */
export function pictureOf(name: string, language: Language): string {
  return new URL(`./pictures/${name}-${language}.webp`, import.meta.url).href
}
