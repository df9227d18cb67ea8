import { join } from 'node:path'
import { isDescribed } from '../../server/api/described.ts'
import { readRoutes } from './read-routes.ts'

export const ANSWERS_FILE = join(import.meta.dirname, '../../server/api/answers.ts')

/** One line a route and one a type, so that two changes of different routes never meet in a line. */
export function answersText(): string {
  const { routes, schemas } = readRoutes(isDescribed)
  const lines = (table: Readonly<Record<string, unknown>>) =>
    Object.entries(table).map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)},`)
  return [
    "import type { AnswerTable } from './answer-table.ts'",
    '',
    '/** Written by `npm run describe` from the text of the routes; nothing here is written by hand. */',
    'export const ANSWERS: AnswerTable = {',
    '  routes: {',
    ...lines(routes),
    '  },',
    '  schemas: {',
    ...lines(schemas),
    '  },',
    '}',
    '',
  ].join('\n')
}
