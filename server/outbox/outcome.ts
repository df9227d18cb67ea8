import type { Tx } from '../../db/dialect.ts'
import type { OutboxEntry } from '../../db/queries/outbox.ts'

/**
 * What became of an entry: delivered (`write` belongs to it, in one transaction), dropped because it has lost its point,
 * or to be asked again at `atMs`. Anything thrown is a failure, and tried again.
 */
export type Outcome =
  | { readonly kind: 'delivered'; readonly write?: (tx: Tx) => Promise<void> }
  | { readonly kind: 'dropped'; readonly write?: (tx: Tx) => Promise<void> }
  | { readonly kind: 'waits'; readonly atMs: number }

export type Deliver = (entry: OutboxEntry) => Promise<Outcome>
