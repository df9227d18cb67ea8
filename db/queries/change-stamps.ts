import { asLookUp, type Tx } from '../dialect.ts'
import type { Db } from '../open.ts'
import type { Topic } from '../topics.ts'

/** A transaction that may change what processes keep in memory; whatever does so asks for one. */
export type ChangeTx = Tx & { readonly announced: Set<Topic> }

/** Says, in the transaction of a change, what it is about; whoever keeps a copy hears of it once that is committed. */
export function announceChange(tx: ChangeTx, topic: Topic): void {
  tx.announced.add(topic)
}

/** A transaction whose announced topics get another version: all together at its end, so that nobody waits long. */
export function changeTransaction<T>(db: Db, work: (tx: ChangeTx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const announced = new Set<Topic>()
    const result = await work(Object.assign(tx, { announced }))
    // In one order, so that two changes never wait for each other in a circle.
    if (announced.size > 0) await raiseStamps(tx, [...announced].sort())
    return result
  })
}

async function raiseStamps(tx: Tx, topics: readonly Topic[]): Promise<void> {
  await tx
    .insertInto('change_stamp')
    .values(topics.map((topic) => ({ topic, version: 1 })))
    .onConflict((known) =>
      known.column('topic').doUpdateSet((eb) => ({ version: eb('change_stamp.version', '+', 1) })),
    )
    .execute()
}

/** How often each topic has changed; a topic that never did is left out. */
export type ChangeStamps = ReadonlyMap<Topic, number>

export async function readStamps(db: Db): Promise<ChangeStamps> {
  const rows = await db.selectFrom('change_stamp').select(['topic', 'version']).modifyEnd(asLookUp).execute()
  return new Map(rows.map(({ topic, version }) => [topic, version]))
}
