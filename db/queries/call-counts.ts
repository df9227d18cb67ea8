import { CompiledQuery } from 'kysely'
import type { Db } from '../open.ts'

/** Calls by a name and a hash, each until its while is over. */
export const CALL_COUNTS = 'call_count'

/** What `rate-limiter-flexible` asks for as a client of PostgreSQL. */
export function callStore(db: Db) {
  return {
    query: ({ text, values }: { readonly text: string; readonly values: unknown[] }) =>
      db.executeQuery(CompiledQuery.raw(text, values)),
  }
}

export async function deleteCallsBefore(db: Db, nowMs: number): Promise<void> {
  await db.deleteFrom(CALL_COUNTS).where('expire', '<', nowMs).execute()
}
