import { z } from 'zod'
import type { EventKind } from '../events/event-kinds.ts'
import type { HeardUnit } from '../events/heard-unit.ts'
import { EventScope } from '../events/subscriptions.ts'
import { Id, text } from '../fields.ts'

/** `read`: reads at the key's own limits; `post`: sends requests; `events`: hears what happens to items. */
const API_RIGHTS = ['read', 'post', 'events'] as const
export type ApiRight = (typeof API_RIGHTS)[number]

export const ApiKeyInput = z.strictObject({
  /** Which system it is for. */
  name: text(120),
  rights: z.array(z.enum(API_RIGHTS)).min(1).max(3),
  /** Which events it may hear of, where it may. */
  events: EventScope.default({}),
  /** No more than one address may call in all. */
  perMinute: z.int().min(1).max(600).default(60),
  perDay: z.int().min(1).max(1_000_000).default(5_000),
})
export type ApiKeyInput = z.infer<typeof ApiKeyInput>

export const ApiKeyId = z.strictObject({ id: Id })

export interface ListedApiKey {
  readonly id: string
  readonly name: string
  readonly rights: readonly ApiRight[]
  /** Of which events it hears; null: of all. */
  readonly eventKinds: readonly EventKind[] | null
  readonly eventUnit: HeardUnit | null
  readonly perMinute: number
  readonly perDay: number
  readonly madeAt: string
  readonly endedAt: string | null
  /** To the minute. */
  readonly lastUsedAt: string | null
}
