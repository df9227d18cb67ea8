import { readFileSync, writeFileSync } from 'node:fs'
import { ANSWERS_FILE, answersText } from './answers-text.ts'

/*
 * `npm run describe`: writes down what every route answers and can refuse, as its own text says it. To be run after a change
 * of what is answered; with `--check` (of `npm run check`) it only says what is not as it was written.
 */
const text = answersText()
if (!process.argv.includes('--check')) writeFileSync(ANSWERS_FILE, text)
else {
  const names = differing(readFileSync(ANSWERS_FILE, 'utf8'), text)
  if (names.length > 0) {
    console.error(`the API description is behind the routes: npm run describe\n  ${names.join('\n  ')}`)
    process.exitCode = 1
  }
}

/** The names of the routes and types whose line is not the same in both. */
function differing(kept: string, read: string): string[] {
  const [a, b] = [kept.split('\n'), read.split('\n')]
  const lines = [...a.filter((line) => !b.includes(line)), ...b.filter((line) => !a.includes(line))]
  return [...new Set(lines.map((line) => /^\s*"([^"]+)"/.exec(line)?.[1] ?? line))]
}
