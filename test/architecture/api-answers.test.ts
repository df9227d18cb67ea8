import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ANSWERS_FILE, answersText } from '../api/answers-text.ts'

/** The names of the routes and types whose line is not the same in both. */
function differing(kept: string, read: string): string[] {
  const [a, b] = [kept.split('\n'), read.split('\n')]
  const lines = [...a.filter((line) => !b.includes(line)), ...b.filter((line) => !a.includes(line))]
  return [...new Set(lines.map((line) => /^\s*"([^"]+)"/.exec(line)?.[1] ?? line))]
}

test('what the API description says of the answers is what the routes’ text says: `npm run describe`', () => {
  expect(differing(readFileSync(ANSWERS_FILE, 'utf8'), answersText())).toEqual([])
})
