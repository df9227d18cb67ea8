import { describe, expect, test } from 'vitest'
import { readScreens } from '../fixtures/pages/screens.ts'

/** A page whose every line is wrong, from the fifth on. */
const WRONG = 'web/wrong.ts'
const WRONG_TEXT = `import { html } from 'lit'
import { emit, type EventOn } from './ui/emit.ts'
declare const element: HTMLElement
export const all = [
  html\`<year-grit></year-grit>\`,
  html\`<year-grid @day-piked=\${() => undefined}></year-grid>\`,
  html\`<year-grid @day-picked=\${(event: CustomEvent<number>) => event.detail}></year-grid>\`,
  html\`<year-grid .yaer=\${2026}></year-grid>\`,
  html\`<year-grid .year=\${'2026'}></year-grid>\`,
  html\`<year-grid body=\${''}></year-grid>\`,
  html\`<page-tabs page="reprots"></page-tabs>\`,
  html\`<p>\${html\`<select @change=\${(event: EventOn<'input', 'change'>) => event}></select>\`}</p>\`,
  emit(element, 'day-piked', '2026-11-20'),
  emit(element, 'day-picked', 20),
]`

const { files, problems } = readScreens({ [WRONG]: WRONG_TEXT })
const screens = [...files].map(([path, file]) => ({ path, ...file })).filter(({ path }) => path !== WRONG)
const fileOf = new Map(
  screens.flatMap(({ path, elements }) => elements.map(({ tag }) => [tag, path] as const)),
)
const ours = new Set(screens.flatMap(({ events }) => events))
const listeners = screens.flatMap(({ path, bindings }) =>
  bindings.filter(({ kind, name }) => kind === 'event' && ours.has(name)).map((each) => ({ path, ...each })),
)

/** A file and everything that it loads, at once or later. */
function reach(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  for (const next of files.get(path)?.loads ?? []) reach(next, seen)
  return seen
}

/** What each file names, a line a name. */
function list(namesOf: (screen: (typeof screens)[number]) => readonly string[]): string[] {
  const lines = screens.flatMap((screen) => namesOf(screen).map((name) => `${screen.path} ${name}`))
  return [...new Set(lines)].sort()
}

describe('elements', () => {
  test('each stands in the map of tags, by a line beside it', () => {
    expect(list(({ tags }) => tags)).toEqual(
      list(({ elements }) => elements.map(({ tag, className }) => `${tag}: ${className}`)),
    )
  })

  test('the events that a file emits stand in the map of events, by lines beside it', () => {
    expect(list(({ events }) => events)).toEqual(list(({ emits }) => emits))
  })

  test('each says in its docstring what it is, and which events it fires', () => {
    const docstrings = (screen: (typeof screens)[number]) => screen.elements.map(({ docstring }) => docstring)
    expect(screens.flatMap(docstrings)).not.toContain('')
    const fired = /(?<=@fires )[\w-]+/g
    expect(list((screen) => docstrings(screen).join('\n').match(fired) ?? [])).toEqual(
      list(({ events }) => events),
    )
  })

  test('somebody listens for every event', () => {
    const heard = new Set(listeners.map(({ name }) => name))
    expect(list(({ events }) => events.filter((name) => !heard.has(name)))).toEqual([])
  })
})

describe('templates', () => {
  test('fit the elements: their tags, events with handlers, properties and attributes', () => {
    expect(problems.filter((problem) => !problem.startsWith(WRONG))).toEqual([])
  })

  test('that do not fit are found, each at its line', () => {
    const found = problems.flatMap((problem) => /^web\/wrong\.ts:(\d+)/.exec(problem)?.[1] ?? [])
    expect(found.map(Number)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14])
  })

  test('load the elements that they use', () => {
    const isMissing = (path: string, tag: string) =>
      tag.includes('-') && !reach(path).has(fileOf.get(tag) ?? '')
    expect(
      list(({ path, bindings }) => bindings.map(({ tag }) => tag).filter((tag) => isMissing(path, tag))),
    ).toEqual([])
  })

  test('listen only where an event comes from: an element that emits it, or that holds such a one', () => {
    const comesFrom = (path: string, event: string) =>
      [...reach(path)].some((each) => files.get(each)?.events.includes(event))
    expect(listeners.filter(({ path, tag, name }) => !comesFrom(fileOf.get(tag) ?? path, name))).toEqual([])
  })
})
