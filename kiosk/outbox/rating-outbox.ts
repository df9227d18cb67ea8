import type { RatingReceipt, RatingTap } from '../../server/contract/rating.ts'
import { DURABLE, type Connection, type Draft, type KioskDatabase, type OutboxRow } from './database.ts'

/** What may still change while the screens are not over. */
export type RatingChange = Partial<
  Pick<RatingTap, 'level' | 'reasons' | 'answers' | 'comment' | 'wantsAnswer' | 'followUpCode'>
>

/**
 * Keeps a tap. It is on the disk when this resolves; only then may the screen say so. The sequence number is counted in
 * the same transaction, so that a gap always means a loss. The same id again gives back the row that is already there.
 */
export function openRating(
  database: KioskDatabase,
  owner: { readonly session: string; readonly kioskId: string },
  tap: Omit<RatingTap, 'seq'>,
): Promise<OutboxRow> {
  return database.use(async (connection) => {
    const change = connection.transaction(['outbox', 'device'], 'readwrite', DURABLE)
    const outbox = change.objectStore('outbox')
    const device = change.objectStore('device')
    const [kept, counter] = await Promise.all([
      outbox.index('by-id').get(tap.id),
      device.get('nextSeq') as Promise<number | undefined>,
    ])
    const seq = counter ?? 1
    const row: OutboxRow = kept ?? { seq, state: 'open', ...owner, rating: { ...tap, seq } }
    await Promise.all([...(kept ? [] : [outbox.add(row), device.put(seq + 1, 'nextSeq')]), change.done])
    return row
  })
}

/** A tap, or with its number a rating as changed, that a page could not keep. */
export interface Unkept {
  readonly kioskId: string
  readonly rating: Omit<RatingTap, 'seq'>
  readonly seq?: number
}

/** Keeps for `session` what an earlier page could not. Null when that rating is over: what was sent never changes. */
export async function keepUnkept(
  database: KioskDatabase,
  session: string,
  { kioskId, rating, seq }: Unkept,
): Promise<OutboxRow | null> {
  if (seq === undefined) await openRating(database, { session, kioskId }, rating)
  return database.use(async (connection) => {
    const change = connection.transaction('outbox', 'readwrite', DURABLE)
    const kept = await change.store.index('by-id').get(rating.id)
    const isOpen = kept?.state === 'open'
    const row = isOpen ? { ...kept, session, rating: { ...rating, seq: kept.seq } } : null
    await Promise.all([row && change.store.put(row), change.done])
    return row
  })
}

/** Changes a rating that is still open. False when its screens are already over: what was sent never changes. */
export function changeRating(database: KioskDatabase, seq: number, change: RatingChange): Promise<boolean> {
  return database.use((connection) =>
    editOpen(connection, seq, (row) => ({ ...row, rating: { ...row.rating, ...change } })),
  )
}

/** Keeps words that are not sent yet beside an open rating. False when its screens are already over. */
export function keepDraft(database: KioskDatabase, seq: number, draft: Draft): Promise<boolean> {
  return database.use((connection) => editOpen(connection, seq, (row) => ({ ...row, draft })))
}

/** The screens are over: from now on the rating is sent and never changes. */
export function finishRating(database: KioskDatabase, seq: number): Promise<boolean> {
  return database.use((connection) => editOpen(connection, seq, toReady))
}

function toReady({ draft: _, ...row }: OutboxRow): OutboxRow {
  return { ...row, state: 'ready' }
}

async function editOpen(
  connection: Connection,
  seq: number,
  edit: (row: OutboxRow) => OutboxRow,
): Promise<boolean> {
  const change = connection.transaction('outbox', 'readwrite', DURABLE)
  const row = await change.store.get(seq)
  const isOpen = row?.state === 'open'
  await Promise.all([isOpen && change.store.put(edit(row)), change.done])
  return isOpen
}

/** After a crash or restart: ratings whose tab is gone are over, and are sent as they stand. */
export function recoverOpenRatings(
  database: KioskDatabase,
  liveSessions: ReadonlySet<string>,
): Promise<number> {
  return database.use(async (connection) => {
    const change = connection.transaction('outbox', 'readwrite', DURABLE)
    const open = await change.store.index('by-state').getAll(inState('open'))
    const left = open.filter(({ session }) => !liveSessions.has(session))
    await Promise.all([...left.map((row) => change.store.put(toReady(row))), change.done])
    return left.length
  })
}

/**
 * After a restart in the middle of writing: the open rating with a draft that changed after `since` (an instant), now of
 * `session`. Null when there is none, or its tab still lives.
 */
export function resumeDraft(
  database: KioskDatabase,
  session: string,
  liveSessions: ReadonlySet<string>,
  since: string,
): Promise<OutboxRow | null> {
  return database.use(async (connection) => {
    const change = connection.transaction('outbox', 'readwrite', DURABLE)
    const open = await change.store.index('by-state').getAll(inState('open'))
    const left = open.findLast((row) => !liveSessions.has(row.session) && (row.draft?.at ?? '') > since)
    const row = left ? { ...left, session } : null
    await Promise.all([row && change.store.put(row), change.done])
    return row
  })
}

/** The oldest ratings that may be sent. */
export function readyRatings(database: KioskDatabase, limit: number): Promise<readonly OutboxRow[]> {
  return database.use((connection) =>
    connection.getAllFromIndex('outbox', 'by-state', inState('ready'), limit),
  )
}

/** Forgets what the server has, sets aside what it refused. `receipts` stand in the order of `rows`. */
export function settleRatings(
  database: KioskDatabase,
  rows: readonly OutboxRow[],
  receipts: readonly RatingReceipt[],
): Promise<void> {
  return database.use(async (connection) => {
    const change = connection.transaction(['outbox', 'refused'], 'readwrite', DURABLE)
    const outbox = change.objectStore('outbox')
    const refused = change.objectStore('refused')
    const steps = rows.flatMap(({ seq, kioskId, rating }, index) => {
      const receipt = receipts[index]
      if (!receipt) return []
      const kept =
        receipt.status === 'refused' ? [refused.put({ id: rating.id, rating, kioskId, why: receipt })] : []
      return [...kept, outbox.delete(seq)]
    })
    await Promise.all([...steps, change.done])
  })
}

/** The lowest number this tablet will send from now on: its oldest unsent rating's, else the next one's. */
export function firstSeqToSend(database: KioskDatabase): Promise<number> {
  return database.use(async (connection) => {
    const look = connection.transaction(['outbox', 'device'])
    const [oldest, nextSeq] = await Promise.all([
      look.objectStore('outbox').openKeyCursor(),
      look.objectStore('device').get('nextSeq') as Promise<number | undefined>,
    ])
    return oldest?.key ?? nextSeq ?? 1
  })
}

/** What the tablet still holds: for the heartbeat, for staff, and for proof that nothing is lost. */
export interface OutboxState {
  readonly unsent: number
  readonly oldestUnsentAt: string | null
  readonly refused: number
  readonly nextSeq: number
}

export function readOutboxState(database: KioskDatabase): Promise<OutboxState> {
  return database.use(async (connection) => {
    const look = connection.transaction(['outbox', 'refused', 'device'])
    const [unsent, oldest, refused, nextSeq] = await Promise.all([
      look.objectStore('outbox').count(),
      look.objectStore('outbox').openCursor(),
      look.objectStore('refused').count(),
      look.objectStore('device').get('nextSeq') as Promise<number | undefined>,
    ])
    return { unsent, oldestUnsentAt: oldest?.value.rating.tappedAt ?? null, refused, nextSeq: nextSeq ?? 1 }
  })
}

/** Everything not yet with the server, for a file that a person carries; not what nobody has sent. */
export function exportOutbox(database: KioskDatabase): Promise<object> {
  return database.use(async (connection) => {
    const [unsent, refused] = await Promise.all([connection.getAll('outbox'), connection.getAll('refused')])
    return { unsent: unsent.map(toReady), refused }
  })
}

function inState(state: OutboxRow['state']): IDBKeyRange {
  return IDBKeyRange.bound([state, 0], [state, Number.MAX_SAFE_INTEGER])
}
