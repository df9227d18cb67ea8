import type { ChangeTx } from '../../../db/queries/change-stamps.ts'
import type { Db } from '../../../db/open.ts'
import type { Context } from '../../context.ts'

/** A context whose actions all read and write in this transaction: what one of them would begin is a part of it. */
export function joinedTo(tx: ChangeTx, ctx: Context): Context {
  const transaction = () => ({ execute: <T>(work: (tx: ChangeTx) => Promise<T>) => work(tx) })
  const db = new Proxy<Db>(tx, {
    get(target, name) {
      if (name === 'transaction') return transaction
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
  return { ...ctx, db, changes: { ...ctx.changes, transaction: (work) => work(tx) } }
}
