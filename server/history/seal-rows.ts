import type { Tx } from '../../db/dialect.ts'
import { addToSeals, type RowSeal, SEAL_LANES } from '../../db/queries/history/roots.ts'
import type { RowSealKind } from '../../db/tables/history.ts'
import type { Service } from '../context.ts'

/*
 * Rows without a chain (ratings, their flags, comments: nothing may tell in which order they came) are sealed by a keyed sum a
 * day (MSet-Add-Hash of Clarke et al., ASIACRYPT 2003): HMAC-SHA-256 of each row, added as eight numbers modulo 2^32. A row
 * changed, added or taken away changes the sum, and nobody makes the new sum without the installation's key.
 */

/** Adds rows up, each as a text that says all that must not change. */
export class RowSum {
  readonly lanes: number[] = SEAL_LANES.map(() => 0)
  n = 0

  add(mac: Buffer): void {
    this.n += 1
    for (let lane = 0; lane < this.lanes.length; lane++) this.#addLane(lane, mac.readUInt32BE(lane * 4))
  }

  addSeal(seal: RowSeal): void {
    this.n += seal.n
    SEAL_LANES.forEach((column, lane) => this.#addLane(lane, seal[column]))
  }

  #addLane(lane: number, value: number): void {
    this.lanes[lane] = ((this.lanes[lane] ?? 0) + value) >>> 0
  }

  /** 64 hex digits. */
  get sum(): string {
    return this.lanes.map((lane) => lane.toString(16).padStart(8, '0')).join('')
  }
}

/** Rows of one kind that came on one UTC day. */
export interface SealedRows {
  readonly kind: RowSealKind
  readonly day: string
  readonly rows: readonly string[]
}

/** Adds rows to the seals of their days, in the transaction that keeps them. */
export async function sealRows(
  tx: Tx,
  { key }: Pick<Service, 'key'>,
  shard: number,
  groups: readonly SealedRows[],
): Promise<void> {
  await addToSeals(
    tx,
    groups
      .filter(({ rows }) => rows.length > 0)
      .map(({ kind, day, rows }) => {
        const { n, lanes } = sumOf(key, rows)
        const [
          lane_0 = 0,
          lane_1 = 0,
          lane_2 = 0,
          lane_3 = 0,
          lane_4 = 0,
          lane_5 = 0,
          lane_6 = 0,
          lane_7 = 0,
        ] = lanes
        return {
          kind,
          day,
          key_id: key.id,
          shard,
          n,
          lane_0,
          lane_1,
          lane_2,
          lane_3,
          lane_4,
          lane_5,
          lane_6,
          lane_7,
        }
      }),
  )
}

function sumOf(key: Service['key'], rows: readonly string[]): RowSum {
  const sum = new RowSum()
  for (const row of rows) sum.add(key.mac(row))
  return sum
}

/** The UTC day of an instant as the database keeps it. */
export function utcDayOf(iso: string): string {
  return iso.slice(0, 10)
}
