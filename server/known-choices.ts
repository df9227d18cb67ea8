import { listOfficeChoices } from '../db/queries/office/office-choices.ts'
import { createCache } from './cache.ts'
import { OFFICE_CHOICES, type OfficeChoices } from './contract/organisation/office-choices.ts'

/** What the office chose, and what holds where it chose nothing. */
export const knownChoices = createCache({
  about: ['office-choices'],
  maxEntries: 1,
  load: async ({ db }): Promise<OfficeChoices> => ({
    ...OFFICE_CHOICES,
    ...Object.fromEntries((await listOfficeChoices(db)).map(({ id, chosen }) => [id, chosen === 1])),
  }),
})
