import type { Db } from '../db/open.ts'
import type { Changes } from './cache.ts'
import type { Config } from './config.ts'
import type { Role } from './contract/people.ts'
import type { Log } from './log.ts'

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

/** A role over one unit and everything below it; `path` is the unit's. */
export interface ActorGrant {
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
}

/** What every process has: passed in, so that a test fixes the clock and the ids. */
export interface Service {
  readonly db: Db
  readonly changes: Changes
  readonly config: Config
  readonly log: Log
  readonly organisation: Organisation
  /** Milliseconds since 1970. */
  now(): number
  newId(): string
}

/** What an action needs: the service, and who acts. */
export interface Context extends Service {
  readonly actor: Actor
}

export function contextFor(service: Service, actor: Actor): Context {
  return { ...service, actor }
}

/** An instant as the database keeps it: ISO 8601 in UTC. */
export function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}
