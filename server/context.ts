import type { Db } from '../db/open.ts'
import type { Changes } from './cache.ts'
import type { Config } from './config.ts'
import type { Role } from './contract/people.ts'
import type { Listener } from './history/append.ts'
import type { InstallationKey } from './history/key.ts'
import type { Log } from './log.ts'
import type { SessionAges } from './sign-in/session-ages.ts'

/** Who does it. */
export type Actor =
  | {
      readonly kind: 'staff'
      readonly personId: string
      readonly name: string
      readonly grants: readonly ActorGrant[]
    }
  | { readonly kind: 'channel'; readonly name: string }
  | { readonly kind: 'command-line'; readonly name: string }
  | { readonly kind: 'public' }
  /** Whoever holds the tracking code of the item that is acted on, and of no other. */
  | { readonly kind: 'citizen' }
  /** What the service does by itself. */
  | { readonly kind: 'service' }

/** A role over one unit and everything below it; `path` is the unit's. */
interface ActorGrant {
  readonly role: Role
  readonly unitId: string
  readonly path: string
}

/** As it was at the start: another zone counts from the next one on; `knownNames` tells what it is called by now. */
export interface Organisation {
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly zone: string
  readonly rootUnitId: string
  readonly createdAt: string
}

/** The shard of the tallies that this process writes, so that no process waits for another's rows. */
export interface WriterShard {
  /** Leased: asked before each transaction that moves tallies, and never within one. */
  current(): Promise<number>
  /** What was answered last: for whoever hears of a change within its transaction. */
  readonly held: number
  /** Lets another process have it. */
  giveBack(): Promise<void>
}

/** What every process has: passed in, so that a test fixes the clock and the ids. */
export interface Service {
  readonly db: Db
  readonly changes: Changes
  readonly config: Config
  readonly log: Log
  readonly organisation: Organisation
  /** Signs each day's root and seals rows without a chain. */
  readonly key: InstallationKey
  /** Who hears of every change of an item, in its transaction. */
  readonly listeners: readonly Listener[]
  /** Everything before this instant (milliseconds since 1970) is under a signed root: nothing is entered there any more. */
  readonly sealedUntil: { ms: number }
  readonly shard: WriterShard
  /** How long each session has been seen. */
  readonly sessionAges: SessionAges
  /** Milliseconds since 1970. */
  now(): number
  newId(): string
}

/** What an action needs: the service, and who acts. */
export interface Context extends Service {
  readonly actor: Actor
  /** A step goes through all its rules, and nothing is written. */
  readonly rehearses?: true
}

export function contextFor(service: Service, actor: Actor): Context {
  return { ...service, actor }
}

/** An instant as the database keeps it: ISO 8601 in UTC. */
export function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}
