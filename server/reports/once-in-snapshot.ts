import type { Db } from '../../db/open.ts'

/**
 * Reads once in each transaction, in which it is the same however often it is asked for; of an open database, each time. What is read
 * by more than the database is known by the name that `nameOf` makes of the rest.
 */
export function onceInSnapshot<Snapshot extends Db, Value, Rest extends readonly unknown[] = []>(
  read: (db: Snapshot, ...rest: Rest) => Promise<Value>,
  nameOf: (...rest: Rest) => string = () => '',
): (db: Snapshot, ...rest: Rest) => Promise<Value> {
  const perSnapshot = new WeakMap<Snapshot, Map<string, Promise<Value>>>()
  return (db, ...rest) => {
    if (!db.isTransaction) return read(db, ...rest)
    const known = perSnapshot.get(db) ?? new Map<string, Promise<Value>>()
    perSnapshot.set(db, known)
    const name = nameOf(...rest)
    const value = known.get(name) ?? read(db, ...rest)
    known.set(name, value)
    return value
  }
}
