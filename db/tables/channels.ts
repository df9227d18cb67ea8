import type { DeliveryKind, DeliverySettled } from '../../server/contract/deliveries/delivery-kinds.ts'
import type { EventKind } from '../../server/contract/events/event-kinds.ts'
import type { ImportState } from '../../server/contract/imports/import-fields.ts'
import type { OutboxKind } from '../../server/contract/notification.ts'

/** Other systems: imports, keys, events, deliveries. */
export interface ChannelTables {
  api_key: ApiKeyTable
  api_key_use: ApiKeyUseTable
  call_count: CallCountTable
  import_job: ImportJobTable
  import_piece: ImportPieceTable
  import_report: ImportReportTable
  import_mapping: ImportMappingTable
  item_event: ItemEventTable
  event_subscription: EventSubscriptionTable
  event_subscription_place: EventSubscriptionPlaceTable
  open311_update: Open311UpdateTable
  delivery: DeliveryTable
  delivery_circuit: DeliveryCircuitTable
  outbox: OutboxTable
}

/** How often something was called in a while, counted by all processes; named as `rate-limiter-flexible` names them. */
interface CallCountTable {
  /** What is counted, and the hash of who called. */
  key: string
  points: number
  /** Milliseconds since 1970. */
  expire: number
}

/**
 * What is to be delivered, written in the transaction of what caused it. `dedupe_key` makes it once; `not_before` is the
 * moment it is meant for, `next_at` the next try. Ends with `sent_at`, or with `dead_at` after too many tries.
 */
export interface OutboxTable {
  id: string
  kind: OutboxKind
  /** A person's id, where it is for one. */
  recipient: string | null
  payload: string
  dedupe_key: string
  created_at: string
  not_before: string
  attempts: number
  next_at: string
  sent_at: string | null
  dead_at: string | null
  last_error: string | null
}

/** What another system shows to be let in; of the key itself only its hash is kept. */
export interface ApiKeyTable {
  id: string
  name: string
  /** SHA-256 of the key. */
  hash: string
  /** A list of `read`, `post` and `events`, as JSON. */
  rights: string
  /** Of which events it hears, as a JSON list; null: of all. */
  event_kinds: string | null
  /** Of which unit and those below it; null: of all. */
  event_unit_id: string | null
  per_minute: number
  per_day: number
  made_at: string
  ended_at: string | null
}

/** A file on its way in; `look`, `plan`, `fates` and `problem` are JSON (`server/contract/imports/imports.ts`). */
export interface ImportJobTable {
  id: string
  file_name: string
  bytes: number
  sha256: string
  state: ImportState
  look: string | null
  plan: string | null
  /** The name of the kept mapping that fitted. */
  mapping: string | null
  /** As the dry run counted them. */
  rows_in_all: number | null
  last_line: number
  /** Rows whose fate is settled: a run goes on after so many. */
  rows_done: number
  accepted: number
  warned: number
  duplicate: number
  refused: number
  fates: string
  problem: string | null
  made_by: string
  /** Who asked for the dry run or the run: it is done with their rights. */
  asked_by: string
  made_at: string
  changed_at: string
  ended_at: string | null
}

/** A piece of a file's bytes as base64, from 0 on; until the file is brought in or forgotten. */
interface ImportPieceTable {
  job_id: string
  number: number
  content: string
}

/** What became of some rows, as a JSON list of report lines, from 0 on. */
export interface ImportReportTable {
  job_id: string
  of: 'trial' | 'run'
  number: number
  lines: string
}

/** What of a file is what, kept by name and found again by the names of its columns. */
export interface ImportMappingTable {
  id: string
  name: string
  /** SHA-256 of the names of the columns, in any order. */
  fingerprint: string
  plan: string
  saved_by: string
  saved_at: string
}

/** When a key was used last, to the minute: beside the key, whose row is sealed. */
interface ApiKeyUseTable {
  key_id: string
  last_used_at: string
}

/** Another system's updates of an item that were taken: SHA-256 of its own id of each. */
interface Open311UpdateTable {
  feedback_id: string
  hash: string
}

/** What another system is told of an item; `facts` is `DeliveryFacts`. */
export interface DeliveryTable {
  id: string
  /** `1022`, or the id of a subscription. */
  target: string
  feedback_id: string
  /** What it tells of: the item itself, or what it is part of. */
  about_id: string
  sequence: number
  kind: DeliveryKind | EventKind
  /** Which event it hands over; null for what 1022 is told. */
  event_number: number | null
  facts: string
  happened_at: string
  next_at: string
  attempts: number
  leased_until: string | null
  settled: DeliverySettled | null
  settled_at: string | null
  /** The last answer that was no confirmation. */
  said: string | null
}

/** How a system that is told answers of late. */
interface DeliveryCircuitTable {
  target: string
  failures: number
  open_until: string | null
  confirmed_at: string | null
  said: string | null
}

/** One change of an item as other systems hear of it. */
export interface ItemEventTable {
  id: string
  /** 1, 2, 3 … in the order in which they are told; null until it has its turn. */
  number: number | null
  feedback_id: string
  /** Where its change stands in the item's history. */
  item_seq: number
  kind: EventKind
  unit_id: string
  /** Which unit had it before; null where it stayed. */
  left_unit_id: string | null
  /** `EventData`, as JSON: the same whenever it is told. */
  data: string
  happened_at: string
  /** An answer that can still be undone is told later. */
  not_before: string
}

/** Another system that has events sent to its address. */
export interface EventSubscriptionTable {
  id: string
  name: string
  address: string
  /** A JSON list; null: all. */
  kinds: string | null
  /** This unit and those below it; null: all. */
  unit_id: string | null
  /** Enciphered with the installation's key. */
  secret: string
  /** The one before, good until the other side has changed over. */
  secret_before: string | null
  made_at: string
  paused_at: string | null
  ended_at: string | null
}

/** Up to which event a subscription has its messages written down. */
interface EventSubscriptionPlaceTable {
  subscription_id: string
  number: number
}
