import { listPublishedImprovements } from '../../db/queries/office/improvements.ts'
import { createCache } from '../cache.ts'
import type { Words } from '../contract/language.ts'

/** As many as a page of them holds. */
const MOST_SHOWN = 100

/** What changed because of feedback, as everybody reads it. English is empty where nobody wrote it. */
export interface PublicImprovement {
  readonly number: number
  readonly title: Words
  readonly said: Words
  readonly done: Words
  readonly doneOn: string
  readonly unit: Words
  readonly publishedAt: string
  /** How many items it rests on. */
  readonly items: number
  readonly answers: readonly number[]
}

/** The last published first. */
export const knownImprovements = createCache({
  about: ['improvements', 'units'],
  maxEntries: 1,
  load: async ({ db }): Promise<readonly PublicImprovement[]> =>
    (await listPublishedImprovements(db, MOST_SHOWN)).map((row) => ({
      number: row.number ?? 0,
      title: { vi: row.title, en: row.title_en },
      said: { vi: row.said, en: row.said_en },
      done: { vi: row.done, en: row.done_en },
      doneOn: row.done_on,
      unit: { vi: row.unit_name, en: row.unit_name_en || row.unit_name },
      publishedAt: row.decided_at ?? row.proposed_at,
      items: (JSON.parse(row.items) as string[]).length,
      answers: JSON.parse(row.answers) as number[],
    })),
})
