import { deleteNewsBefore } from '../../db/queries/live/news.ts'
import { isoOf, type Service } from '../context.ts'
import { DAY_MS } from '../domain/local-time.ts'

/** Nobody's screen goes on from further back. */
export async function forgetNews({ db, now }: Service): Promise<void> {
  await deleteNewsBefore(db, isoOf(now() - DAY_MS))
}
