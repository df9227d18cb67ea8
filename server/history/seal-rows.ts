import type { Tx } from '../../db/dialect.ts'
import { lockSeal, saveSeal } from '../../db/queries/history/roots.ts'
import type { RowSealKind } from '../../db/tables.ts'
import type { Service } from '../context.ts'

/*
 * Rows without a chain (ratings, their flags, comments: nothing may tell in which order they came) are sealed by a keyed sum a
 * day (MSet-Add-Hash of Clarke et al., ASIACRYPT 2003): HMAC-SHA-256 of each row, added modulo 2^256. A row changed, added or
 * taken away changes the sum, and nobody makes the new sum without the installation's key.
 */

const MODULUS = 1n << 256n

/** Adds rows up, each as a text that says all that must not change. */
export class RowSum {
  #sum: bigint
  n: number

  constructor(start: { readonly n: number; readonly sum: string } = { n: 0, sum: '0' }) {
    this.n = start.n
    this.#sum = BigInt(`0x${start.sum}`)
  }

  add(mac: Buffer): void {
    this.n += 1
    this.#sum = (this.#sum + BigInt(`0x${mac.toString('hex')}`)) % MODULUS
  }

  addSum(other: { readonly n: number; readonly sum: string }): void {
    this.n += other.n
    this.#sum = (this.#sum + BigInt(`0x${other.sum}`)) % MODULUS
  }

  /** In hex. */
  get sum(): string {
    return this.#sum.toString(16)
  }
}

/** Adds rows of one kind to the seal of the UTC day on which they came, in the transaction that keeps them. */
export async function sealRows(
  tx: Tx,
  { key }: Pick<Service, 'key'>,
  { kind, day, shard }: { readonly kind: RowSealKind; readonly day: string; readonly shard: number },
  rows: readonly string[],
): Promise<void> {
  if (rows.length === 0) return
  const place = { kind, day, key_id: key.id, shard }
  const seal = new RowSum(await lockSeal(tx, place))
  for (const row of rows) seal.add(key.mac(row))
  await saveSeal(tx, { ...place, n: seal.n, sum: seal.sum })
}

/** The UTC day of an instant as the database keeps it. */
export function utcDayOf(iso: string): string {
  return iso.slice(0, 10)
}
