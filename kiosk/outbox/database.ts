import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { KioskConfig } from '../../server/contract/kiosk.ts'
import type { RatingReceipt, RatingTap } from '../../server/contract/rating.ts'

/**
 * A rating on its way. While its screens are not over it is `open` and may still change; `ready` ones are sent.
 * `session` names the tab that opened it, so that another tab never closes a rating somebody is still giving. `draft` is
 * what somebody is writing: no part of the rating until they send it, and gone when the screens are over.
 */
export interface OutboxRow {
  readonly seq: number
  readonly state: 'open' | 'ready'
  readonly session: string
  readonly kioskId: string
  readonly rating: RatingTap
  readonly draft?: Draft
}

/** Unsent words, and when they last changed. */
export interface Draft {
  readonly text: string
  readonly at: string
}

/** A rating that was not taken; kept on the tablet until a person has looked. */
export interface RefusedRow {
  readonly id: string
  readonly rating: RatingTap
  readonly kioskId: string
  readonly why: RatingReceipt | 'paired-with-another-kiosk'
}

/** What the tablet knows about itself, by name. */
export interface DeviceValues {
  readonly token: string
  readonly config: KioskConfig
  readonly nextSeq: number
  readonly clockOffsetMs: number
  readonly pixelsPerMm: number
  readonly setUpSecret: string
  readonly lastSentAt: string
  readonly lastTestTapAt: string
}

interface KioskSchema extends DBSchema {
  outbox: { key: number; value: OutboxRow; indexes: { 'by-state': [string, number]; 'by-id': string } }
  refused: { key: string; value: RefusedRow }
  device: { key: keyof DeviceValues; value: DeviceValues[keyof DeviceValues] }
}

export type Connection = IDBPDatabase<KioskSchema>

/** A database that opens itself again when the browser drops the connection. */
export interface KioskDatabase {
  /** Runs `work`; if it fails, once more on a fresh connection. What fails twice is thrown: nothing was kept. */
  use<T>(work: (connection: Connection) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Every write the citizen relies on is on the disk, not in a buffer, when its transaction completes. */
export const DURABLE = { durability: 'strict' } as const

export function openKioskDatabase(name = 'hailong-kiosk'): KioskDatabase {
  let opening: Promise<Connection> | undefined

  const open = (): Promise<Connection> => {
    opening ??= openDB<KioskSchema>(name, 1, {
      upgrade(connection) {
        const outbox = connection.createObjectStore('outbox', { keyPath: 'seq' })
        outbox.createIndex('by-state', ['state', 'seq'])
        outbox.createIndex('by-id', 'rating.id', { unique: true })
        connection.createObjectStore('refused', { keyPath: 'id' })
        connection.createObjectStore('device')
      },
      blocking: () => void close(),
      terminated: () => (opening = undefined),
    })
    return opening
  }

  const close = async (): Promise<void> => {
    const closing = opening
    opening = undefined
    await closing?.then(
      (connection) => connection.close(),
      () => undefined,
    )
  }

  return {
    close,
    async use(work) {
      try {
        return await work(await open())
      } catch {
        await close()
        return await work(await open())
      }
    },
  }
}
