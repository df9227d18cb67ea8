/** The sealed histories. */
export interface HistoryTables {
  history_event: HistoryEventTable
  history_text: HistoryTextTable
  history_end: HistoryEndTable
  history_root: HistoryRootTable
  signing_key: SigningKeyTable
  row_seal: RowSealTable
}

/**
 * The entries of every history, append only: `chain` is an item's id, or the name of a history of the office
 * (`people`, `deadlines` …). `hash` is sha256 over the previous hash and this entry. `body` and `sets` are canonical JSON;
 * `sets` holds the columns of the item that this entry gave a value, so that `verify` can compare each of them.
 */
export interface HistoryEventTable {
  chain: string
  seq: number
  at: string
  kind: string
  version: number
  actor_kind: string
  actor_id: string | null
  body: string
  sets: string | null
  prev_hash: string
  hash: string
}

/** What people wrote. Erasing empties `text` and `salt`: the entry's hash stays and tells nothing. */
export interface HistoryTextTable {
  chain: string
  id: string
  salt: string | null
  text: string | null
  erased_at: string | null
  /** The rule or decision that asked for it. */
  erased_by: string | null
}

/** Where a history of the office ends; an item's ends in its own row. */
export interface HistoryEndTable {
  chain: string
  seq: number
  hash: string
}

/** The signed statement about everything that was entered up to `until` (exclusive), a row a local day. */
export interface HistoryRootTable {
  day: string
  until: string
  statement: string
  root: string
  signature: string
  key_id: string
}

export interface SigningKeyTable {
  id: string
  public_key: string
  created_at: string
}

/**
 * A sum over rows that have no chain (ratings with their flags, comments), by the UTC day on which they came: the
 * HMAC-SHA-256 of each, added as eight numbers modulo 2^32. Nobody can make one without the installation's key.
 */
export interface RowSealTable {
  kind: RowSealKind
  day: string
  key_id: string
  shard: number
  n: number
  lane_0: number
  lane_1: number
  lane_2: number
  lane_3: number
  lane_4: number
  lane_5: number
  lane_6: number
  lane_7: number
}

export type RowSealKind = 'rating' | 'flag' | 'comment'
