import type { Db } from '../../db/open.ts'

/** Reads once in each transaction, in which it is the same however often it is asked for; of an open database, each time. */
export function onceInSnapshot<Value>(read: (db: Db) => Promise<Value>): (db: Db) => Promise<Value> {
  const known = new WeakMap<Db, Promise<Value>>()
  return (db) => {
    if (!db.isTransaction) return read(db)
    const value = known.get(db) ?? read(db)
    known.set(db, value)
    return value
  }
}
