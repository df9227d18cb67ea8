import type { Migration } from 'kysely'
import * as baseline from './0001-baseline.ts'

/** In order; a name once released never changes. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-baseline': baseline,
}
