import type { AnswerTable } from './answer-table.ts'

/** Written by `npm run describe` from the text of the routes; nothing here is written by hand. */
export const ANSWERS: AnswerTable = { routes: {}, schemas: {} }
