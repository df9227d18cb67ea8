import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { GLOSSARY } from '../../web/help/glossary.ts'
import { GUIDES } from '../../web/help/guides/guides.ts'
import { LANGUAGES, type Language, type Words } from '../../server/contract/language.ts'

/** Every text of the screens, from all their tables of words. */
async function textsOfScreens(language: Language): Promise<ReadonlySet<string>> {
  const files = ['web/strings', 'server/words', 'web/pages', 'web/elements'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) =>
        /(strings|words)$/.test(folder) ? file.endsWith('.ts') : file.endsWith('-strings.ts'),
      )
      .map((file) => resolve(folder, file)),
  )
  const texts = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const text = (value as Partial<Words>)[language]
    if (typeof text === 'string') texts.add(text)
    for (const inner of Object.values(value)) collect(inner)
  }
  for (const file of files) collect({ ...((await import(file)) as object) })
  return texts
}

describe('the pages of help', () => {
  const sections = Object.entries(GUIDES).flatMap(([name, { sections }]) =>
    sections.map((section) => ({ name, ...section })),
  )

  test.each(LANGUAGES)('call what they speak of as the screens do (%s)', async (language) => {
    const written = await textsOfScreens(language)
    const quoted = sections.flatMap(({ name, steps }) =>
      steps.flatMap((step) =>
        [...step[language].matchAll(/“([^”]+)”/g)].map(([, label]) => `${name}: ${label}`),
      ),
    )
    expect(quoted.length).toBeGreaterThan(20)
    expect(quoted.filter((each) => !written.has(each.replace(/^[a-z]+: /, '')))).toEqual([])
  })

  test('show pictures that are there, in both languages', () => {
    const names = sections.flatMap(({ picture }) => (picture ? [picture.name] : []))
    expect(names.length).toBeGreaterThan(0)
    const missing = names.flatMap((name) =>
      LANGUAGES.filter(
        (language) =>
          !existsSync(new URL(`../../web/help/pictures/${name}-${language}.webp`, import.meta.url)),
      ).map((language) => `${name}-${language}`),
    )
    expect(missing).toEqual([])
  })

  test('explain each word once', () => {
    for (const language of LANGUAGES) {
      const terms = GLOSSARY.map(({ term }) => term[language])
      expect(new Set(terms).size).toBe(terms.length)
    }
  })
})
