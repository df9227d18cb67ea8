import { readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { TOPICS } from '../../db/topics.ts'
import { aside, files, imports, root, SOURCE_FOLDERS } from './source.ts'

const isLocal = (to: string) => SOURCE_FOLDERS.some((folder) => to.startsWith(`${folder}/`))

/** The arrows of the house: who may import whom. The first rule whose `within` matches a file is its rule. */
const ARROWS: readonly { within: RegExp; may: RegExp; mayTypes?: RegExp }[] = [
  { within: /^server\/contract\//, may: /^(zod|server\/contract\/)/ },
  { within: /^server\/words\//, may: /^server\/(words|contract)\//, mayTypes: /^zod$/ },
  { within: /^server\/domain\//, may: /^(temporal-polyfill|server\/domain\/|server\/contract\/)/ },
  { within: /^db\//, may: /^(node:|kysely|pg$|sqlite3$|db\/|server\/contract\/)/ },
  { within: /^server\//, may: /^(?!web\/|kiosk\/)/ },
  { within: /^web\/ui\//, may: /^(lit|uqr|@fontsource|web\/ui\/|server\/(contract|words)\/)/ },
  {
    // What is about to be asked is shown with the tablet's own screens.
    within: /^web\/elements\/questionnaires\/tablet-preview\.ts$/,
    may: /^(lit|web\/|server\/contract\/|kiosk\/(screens|visit)\/)/,
  },
  {
    within: /^web\//,
    // And the two pure rules by which a screen finds names as the service does.
    may: /^(lit|@lit\/|hono\/client|chart|@simplewebauthn\/browser|@fontsource|web\/|server\/(contract|words)\/|server\/domain\/(text\/fold-vietnamese|places\/place-key)\.ts)/,
    mayTypes: /^server\/.*routes\.ts$/,
  },
  { within: /^kiosk\/build\//, may: /^(node:|vite$|kiosk\/build\/)/ },
  {
    within: /^kiosk\//,
    may: /^(lit|@lit\/|hono\/client|idb|uqr|@fontsource|kiosk\/|web\/ui\/|server\/(contract|words)\/)/,
    mayTypes: /^server\/.*routes\.ts$/,
  },
]

/** Which subjects of the server a subject may use, besides `contract`, `words` and `domain`, which all may. */
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  history: [],
  outbox: [],
  pictures: [],
  'public-frame': [],
  surveys: ['history', 'sign-in'],
  tallies: ['history'],
  'sign-in': ['history'],
  deadlines: ['history', 'sign-in'],
  leave: ['deadlines', 'history', 'sign-in'],
  notifications: ['deadlines', 'feedback', 'history', 'leave', 'outbox', 'sign-in'],
  events: ['history', 'open311'],
  deliveries: ['events', 'history', 'outbox', 'sign-in'],
  organisation: ['history', 'pictures', 'sign-in'],
  'single-sign-on': ['history', 'organisation', 'sign-in'],
  people: ['history', 'notifications', 'organisation', 'sign-in'],
  improvements: ['feedback', 'history', 'sign-in'],
  kiosks: ['deadlines', 'history', 'improvements', 'notifications', 'outbox', 'sign-in', 'surveys'],
  comments: ['history', 'sign-in'],
  feedback: ['deadlines', 'history', 'leave', 'pictures', 'sign-in'],
  live: ['feedback', 'history', 'sign-in'],
  messages: ['feedback', 'history', 'notifications', 'outbox', 'sign-in'],
  'citizen-contact': ['feedback', 'history', 'messages', 'public-frame', 'sign-in'],
  'citizen-form': ['comments', 'feedback', 'public-frame', 'sign-in'],
  ratings: ['citizen-form', 'comments', 'deadlines', 'history', 'kiosks', 'surveys'],
  ballots: ['channels', 'comments', 'feedback', 'history', 'public-frame', 'ratings', 'sign-in', 'surveys'],
  channels: ['feedback', 'history', 'organisation', 'outbox', 'sign-in'],
  open311: ['channels', 'feedback', 'history', 'sign-in'],
  reports: ['deadlines', 'history', 'sign-in'],
  api: ['events'],
  audit: ['history', 'sign-in'],
  'item-paper': ['feedback', 'history', 'reports', 'sign-in'],
  'personal-data': [
    'citizen-contact',
    'citizen-form',
    'deadlines',
    'feedback',
    'history',
    'notifications',
    'outbox',
    'public-frame',
    'reports',
    'sign-in',
  ],
  places: ['history', 'reports', 'sign-in'],
  results: ['history', 'reports', 'sign-in'],
  public: [
    'ballots',
    'citizen-contact',
    'citizen-form',
    'deadlines',
    'feedback',
    'history',
    'improvements',
    'personal-data',
    'public-frame',
    'reports',
    'results',
    'sign-in',
  ],
  'set-up': [
    'catalogue',
    'channels',
    'deadlines',
    'feedback',
    'history',
    'kiosks',
    'organisation',
    'people',
    'places',
    'public-frame',
    'reports',
    'sign-in',
    'surveys',
    'units',
  ],
  units: ['feedback', 'history', 'kiosks', 'sign-in'],
  catalogue: ['history', 'sign-in'],
  'report-tasks': ['deadlines', 'history', 'notifications', 'outbox', 'sign-in'],
  jobs: [
    'channels',
    'deliveries',
    'events',
    'citizen-form',
    'feedback',
    'history',
    'keeping',
    'kiosks',
    'live',
    'messages',
    'notifications',
    'outbox',
    'personal-data',
    'report-tasks',
    'reports',
    'surveys',
    'tallies',
    'units',
  ],
  verify: ['comments', 'history', 'ratings', 'reports', 'results'],
  keeping: ['feedback', 'history', 'notifications', 'sign-in', 'verify'],
  demo: [
    'ballots',
    'comments',
    'deadlines',
    'feedback',
    'improvements',
    'kiosks',
    'ratings',
    'report-tasks',
    'reports',
    'results',
    'set-up',
  ],
  cli: [
    'channels',
    'demo',
    'feedback',
    'history',
    'keeping',
    'kiosks',
    'organisation',
    'people',
    'places',
    'ratings',
    'set-up',
    'verify',
  ],
}

/** What is kept in memory without `server/cache.ts`, and why that can never be out of date. */
const OWN_COPIES: Readonly<Record<string, string>> = {
  'server/domain/local-time.ts': 'offsets and names of days: from the zone tables, not from our data',
  'server/domain/period.ts': 'the quarter of a month: from the calendar alone',
  'server/words/format.ts': 'formatters of dates, by zone; of numbers, by language and decimals',
  'server/reports/rating-days.ts':
    'what was added up of the days of a published quarter, for as long as these are held',
  'server/results/published-summaries.ts': 'figures of what is published, by its id: it never changes',
  'server/reports/compare-units.ts':
    'how units compare, by days that `keepFigures` keeps and their counts: from these alone, not from our data',
  'server/reports/kept-figures.ts': 'the stamps of a snapshot, for as long as it is read',
  'server/feedback/intake/store-items.ts': 'what waits for the next commit, by database: no copy of anything',
  'server/ballots/rate-by-phone.ts': 'what waits for the next commit, by database: no copy of anything',
  'server/domain/text/known-words.ts': 'what becomes of a word: from the word alone, not from our data',
  'server/domain/text/old-encodings.ts':
    'whether a word is a syllable: from the word alone, not from our data',
  'server/reports/publication.ts': 'what was worked out of a quarter’s counts, for as long as these are held',
  'server/reports/frozen-basis.ts':
    'counts of published quarters, by publication: what is published never changes',
}

/** Functions that write a table of a topic, but nothing of it that is kept. */
const KEPT_BY_NOBODY: Readonly<Record<string, string>> = {
  saveHeartbeat: 'what a tablet says of itself',
  saveDeviceProgress: 'how far a tablet has come',
}

/** The functions of a file with their text, docstrings left out. */
function functionsOf(file: string): { readonly name: string; readonly text: string }[] {
  const parts = readFileSync(join(root, file), 'utf8').split(
    /^(?=(?:export )?(?:async )?(?:function|const) )/m,
  )
  return parts.flatMap((text) => {
    const name = /^(?:export )?(?:async )?(?:function|const) (\w+)/.exec(text)?.[1]
    return name === undefined ? [] : [{ name, text }]
  })
}

const OPEN_TO_ALL = ['contract', 'words', 'domain']
const subjectOf = (file: string): string | undefined => /^server\/([^/]+)\//.exec(file)?.[1]

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
    expect(users).toEqual(['db/sqlite3-handle.ts'])
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

  test('a subject uses only the subjects that the table names', () => {
    const crossed = imports.flatMap(({ from, to }) => {
      const [user, used] = [subjectOf(from), subjectOf(to)]
      if (!user || !used || user === used || OPEN_TO_ALL.includes(used) || OPEN_TO_ALL.includes(user))
        return []
      return SUBJECTS[user]?.includes(used) ? [] : [`${from} → ${to}`]
    })
    expect(crossed).toEqual([])
  })

  test('the machine’s date comes in with the service alone; a test gives its own, so that it holds on any day', () => {
    // The commands run a service as a person starts it, on the machine's date; so do tests of whole processes.
    const MAY_READ =
      /^server\/(open-service\.ts|cli\/)|^test\/(bench|campaign|fault|architecture)\/|^test\/fixtures\/(pages\/browser|clock|machine-date)\.ts|^test\/server\/(commands|readme|start-script)\.test\.ts/
    const READS =
      /Date\.now\b|new Date\(\)|Temporal\.Now|openService\(\w+\)|clock\.install\(\)|chromium\.|now: null/
    const readers = [...files, ...aside.map(({ path }) => path)].filter(
      (file) =>
        /^(server|db|test)\//.test(file) &&
        !MAY_READ.test(file) &&
        READS.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(readers).toEqual([])
  })

  test('the table of subjects has no circle, and names every subject and no other', () => {
    const folders = readdirSync(join(root, 'server')).filter(
      (name) => statSync(join(root, 'server', name)).isDirectory() && !OPEN_TO_ALL.includes(name),
    )
    expect(Object.keys(SUBJECTS).sort()).toEqual(folders.sort())
    const visit = (subject: string, trail: readonly string[]): string[] =>
      trail.includes(subject)
        ? [[...trail, subject].join(' → ')]
        : (SUBJECTS[subject] ?? []).flatMap((next) => visit(next, [...trail, subject]))
    expect(Object.keys(SUBJECTS).flatMap((subject) => visit(subject, []))).toEqual([])
  })

  test('a folder has one file of routes, and only the app and pages of the same subject mount it', () => {
    const strays = files.filter(
      (file) => /^server\/.*routes?\.ts$/.test(file) && !file.endsWith('/routes.ts'),
    )
    expect(strays).toEqual([])
    const reached = imports.filter(
      ({ from, to, typeOnly }) =>
        !typeOnly &&
        to.endsWith('/routes.ts') &&
        !['server/app.ts', 'server/public/routes.ts'].includes(from),
    )
    expect(reached.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('copies of data are kept by the one tool for it', () => {
    const pattern = /^(?:export )?(?:const|let)\b[^\n]*=\s*new (?:Weak)?Map\b|believed/im
    const keepers = files.filter(
      (file) => file.startsWith('server/') && pattern.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(keepers.sort()).toEqual(Object.keys(OWN_COPIES).sort())
  })

  test('whoever writes what processes keep in memory announces it', () => {
    const silent = files
      .filter((file) => /^(server|db)\//.test(file))
      .flatMap((file) =>
        functionsOf(file).flatMap(({ name, text }) =>
          Object.entries(TOPICS).flatMap(([topic, tables]) => {
            const writes = new RegExp(
              `(?:(?:insertInto|updateTable|deleteFrom)\\(|^ +table: )'(?:${tables.join('|')})'`,
              'm',
            )
            const isSilent = writes.test(text) && !text.includes(`announceChange(tx, '${topic}')`)
            return isSilent && !(name in KEPT_BY_NOBODY) ? [`${file}: ${name} of ${topic}`] : []
          }),
        ),
      )
    expect(silent).toEqual([])
  })

  test('no folder has more files side by side than a person takes in', () => {
    const folders = new Map<string, number>()
    for (const file of files) folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1)
    expect([...folders].filter(([, count]) => count > 25)).toEqual([])
  })
})
