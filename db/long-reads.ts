import { databaseOf, limitStatements, longReadsAtOnce, readSnapshot, type Tx } from './dialect.ts'
import type { Db } from './open.ts'

/*
 * Long reads take turns, those of anybody's pages apart from the staff's reports: the others wait, and leave the connections to what
 * answers at once.
 */

type Lane = 'report' | 'public'

/** A statement that takes longer is given up. */
const STATEMENT_MS: Readonly<Record<Lane, number>> = { report: 60_000, public: 5_000 }

/** So many more of a lane may wait for their turn; who comes then is told to come again. */
const MOST_WAITING = 40

/** Thrown where too many long reads wait already. */
export class TooManyReports extends Error {}

interface Turns {
  running: number
  readonly waiting: (() => void)[]
}

const turnsOf = new WeakMap<object, Record<Lane, Turns>>()

/**
 * The snapshot of a report or of another long read of the staff, when its turn has come. Never within another one. Throws
 * `TooManyReports`, and what `isOutOfTime` knows.
 */
export function readReport<T>(db: Db, read: (tx: Tx) => Promise<T>): Promise<T> {
  return readInTurn(db, 'report', STATEMENT_MS.report, read)
}

/** The same for what anybody may ask for without an account. */
export function readPublic<T>(
  db: Db,
  read: (tx: Tx) => Promise<T>,
  statementMs: number = STATEMENT_MS.public,
): Promise<T> {
  return readInTurn(db, 'public', statementMs, read)
}

async function readInTurn<T>(
  db: Db,
  lane: Lane,
  statementMs: number,
  read: (tx: Tx) => Promise<T>,
): Promise<T> {
  const key = databaseOf(db)
  const lanes = turnsOf.get(key) ?? {
    report: { running: 0, waiting: [] },
    public: { running: 0, waiting: [] },
  }
  turnsOf.set(key, lanes)
  const turns = lanes[lane]
  if (turns.waiting.length >= MOST_WAITING)
    throw new TooManyReports(`${MOST_WAITING} long reads wait already`)
  if (turns.running >= longReadsAtOnce(db)[lane])
    await new Promise<void>((resolve) => turns.waiting.push(resolve))
  else turns.running += 1
  try {
    return await readSnapshot(db, async (tx) => {
      await limitStatements(tx, statementMs)
      return read(tx)
    })
  } finally {
    // Whoever waits longest takes this turn over.
    const next = turns.waiting.shift()
    if (next) next()
    else turns.running -= 1
  }
}
