import { deleteEventsBefore, numberSome } from '../../db/queries/events/item-events.ts'
import { isoOf, type Service } from '../context.ts'
import { DAY_MS } from '../domain/local-time.ts'

const AT_ONCE = 500
/** How long an event can be read and sent again. */
const KEPT_DAYS = 90

/** Gives everything that is committed and due its number; whoever reads events or sends them does so first. */
export async function numberEvents({ db, now }: Pick<Service, 'db' | 'now'>): Promise<void> {
  const number = () => db.transaction().execute((tx) => numberSome(tx, isoOf(now()), AT_ONCE))
  while ((await number()) > 0);
}

/** Deletes what is older than 90 days, and what was sent of it. */
export async function forgetEvents({ db, now }: Pick<Service, 'db' | 'now'>): Promise<void> {
  await db.transaction().execute((tx) => deleteEventsBefore(tx, isoOf(now() - KEPT_DAYS * DAY_MS)))
}
