import { readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const SOURCE_FOLDERS = ['server', 'db', 'web', 'kiosk'] as const

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder))
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(join(root, path)).isDirectory() ? filesUnder(path) : [path]))
    .filter((path) => path.endsWith('.ts'))
}

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

/** Every import of a file: relative ones as paths from the root, packages by their name. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g
  return [...text.matchAll(pattern)].map((match) => {
    const target = match[2] ?? match[3] ?? ''
    const to = target.startsWith('.')
      ? relative(root, resolve(root, dirname(file), target.split('?')[0] ?? ''))
      : target
    return { from: file, to, typeOnly: match[1] !== undefined }
  })
}

const files = SOURCE_FOLDERS.flatMap(filesUnder)
const imports = files.flatMap(importsOf)
const isLocal = (to: string) => SOURCE_FOLDERS.some((folder) => to.startsWith(`${folder}/`))

/** The arrows of the house: who may import whom. The first rule whose `within` matches a file is its rule. */
const ARROWS: readonly { within: RegExp; may: RegExp; mayTypes?: RegExp }[] = [
  { within: /^server\/contract\//, may: /^(zod|server\/contract\/)/ },
  { within: /^server\/domain\//, may: /^(temporal-polyfill|server\/domain\/|server\/contract\/)/ },
  { within: /^db\//, may: /^(node:|kysely|pg$|sqlite3$|db\/|server\/contract\/)/ },
  { within: /^server\//, may: /^(?!web\/|kiosk\/)/ },
  { within: /^web\/ui\//, may: /^(lit|uqr|@fontsource|web\/ui\/|server\/contract\/)/ },
  {
    within: /^web\//,
    may: /^(lit|@lit\/|hono\/client|chart|@fontsource|web\/|server\/contract\/)/,
    mayTypes: /^server\/.*routes\.ts$/,
  },
  { within: /^kiosk\/[a-z-]+-plugin\.ts$/, may: /^(node:|vite$)/ },
  {
    within: /^kiosk\//,
    may: /^(lit|@lit\/|hono\/client|idb|uqr|@fontsource|kiosk\/|web\/ui\/|server\/contract\/)/,
    mayTypes: /^server\/.*routes\.ts$/,
  },
]

describe('the house', () => {
  test('every import follows an allowed arrow', () => {
    const crossed = imports.filter(({ from, to, typeOnly }) => {
      const arrow = ARROWS.find(({ within }) => within.test(from))
      if (!arrow) return true
      return !(arrow.may.test(to) || (typeOnly && arrow.mayTypes?.test(to)))
    })
    expect(crossed.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('only one file knows the SQLite driver', () => {
    const users = imports.filter(({ to }) => to === 'sqlite3').map(({ from }) => from)
    expect(users).toEqual(['db/sqlite3-driver.ts'])
  })

  test('nothing but the dialect asks which database it is', () => {
    const askers = files.filter(
      (file) =>
        !['db/dialect.ts', 'db/open.ts'].includes(file) &&
        /(kind|engine|dialect)\s*[!=]==?\s*'(sqlite|postgres)'/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(askers).toEqual([])
  })

  test('no screen loads the parser: words, enums and limits stand in files without it', () => {
    const values = imports.filter(({ typeOnly }) => !typeOnly)
    const loads = (file: string, seen = new Set<string>()): boolean =>
      !seen.has(file) &&
      (seen.add(file), values.some(({ from, to }) => from === file && (to === 'zod' || loads(to, seen))))
    const screens = files.filter((file) => /^(web|kiosk)\//.test(file) && loads(file))
    expect(screens).toEqual([])
  })

  test('there are no import cycles', () => {
    const edges = new Map<string, string[]>()
    for (const { from, to, typeOnly } of imports) {
      if (!typeOnly && isLocal(to)) edges.set(from, [...(edges.get(from) ?? []), to])
    }
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '))
        return
      }
      if (done.has(file)) return
      for (const next of edges.get(file) ?? []) visit(next, [...trail, file])
      done.add(file)
    }
    for (const file of edges.keys()) visit(file, [])
    expect(cycles).toEqual([])
  })

  test('the machine’s date comes in with the service alone; a test gives its own, so that it holds on any day', () => {
    // The commands run a service as a person starts it; benches measure on the machine's own time.
    const MAY_READ =
      /^server\/(open-service\.ts|cli\/)|^test\/(bench\/|fixtures\/(browser|clock|machine-date)\.ts|architecture)/
    const READS =
      /Date\.now\b|new Date\(\)|Temporal\.Now|openService\(\w+\)|clock\.install\(\)|chromium\.|now: null/
    const readers = ['server', 'db', 'test']
      .flatMap(filesUnder)
      .filter((file) => !MAY_READ.test(file) && READS.test(readFileSync(join(root, file), 'utf8')))
    expect(readers).toEqual([])
  })

  test('no subject folder reaches into another’s routes', () => {
    const reached = imports.filter(
      ({ from, to, typeOnly }) =>
        !typeOnly && /^server\/[^/]+\/routes\.ts$/.test(to) && !['server/app.ts'].includes(from),
    )
    expect(reached.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })
})
