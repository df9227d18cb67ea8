import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import type { Db } from '../open.ts'
import type { LeaseTable } from '../tables/running.ts'

/** Between which instants (ISO) leases end that run now. */
export interface RunningLeases {
  readonly afterIso: string
  readonly untilIso: string
}

/**
 * A lease that would end later than the longest one could was written by a clock that ran ahead: it holds nobody up once that
 * clock is right again. `longestMs` is how long a lease may be.
 */
export function runningLeases(nowMs: number, longestMs: number): RunningLeases {
  return { afterIso: new Date(nowMs).toISOString(), untilIso: new Date(nowMs + longestMs).toISOString() }
}

export function isRunning(
  { expires_at }: { readonly expires_at: string },
  { afterIso, untilIso }: RunningLeases,
): boolean {
  return expires_at > afterIso && expires_at <= untilIso
}

/** The same of a column, turned round. */
export function hasRunOut(
  expiresAt: Expression<string>,
  { afterIso, untilIso }: RunningLeases,
): Expression<SqlBool> {
  const eb = expressionBuilder<object>()
  return eb.or([eb(expiresAt, '<=', afterIso), eb(expiresAt, '>', untilIso)])
}

/** Takes or renews a lease; false while somebody else has it by one that runs. */
export async function takeLease(db: Db, lease: LeaseTable, running: RunningLeases): Promise<boolean> {
  const taken = await db
    .insertInto('lease')
    .values(lease)
    .onConflict((held) =>
      held
        .column('name')
        .doUpdateSet({ holder: lease.holder, expires_at: lease.expires_at })
        .where((eb) =>
          eb.or([hasRunOut(eb.ref('lease.expires_at'), running), eb('lease.holder', '=', lease.holder)]),
        ),
    )
    .returning('holder')
    .executeTakeFirst()
  return taken !== undefined
}

export async function giveUpLease(db: Db, name: string, holder: string): Promise<void> {
  await db.deleteFrom('lease').where('name', '=', name).where('holder', '=', holder).execute()
}

export function findLease(db: Db, name: string): Promise<LeaseTable | undefined> {
  return db.selectFrom('lease').selectAll().where('name', '=', name).executeTakeFirst()
}
