import { z } from 'zod'
import { Id, text } from '../fields.ts'

/** `read`: reads at the key's own limits; `post`: sends requests. */
const API_RIGHTS = ['read', 'post'] as const
export type ApiRight = (typeof API_RIGHTS)[number]

export const ApiKeyInput = z.strictObject({
  /** Which system it is for. */
  name: text(120),
  rights: z.array(z.enum(API_RIGHTS)).min(1).max(2),
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
  readonly perMinute: number
  readonly perDay: number
  readonly madeAt: string
  readonly endedAt: string | null
  /** To the minute. */
  readonly lastUsedAt: string | null
}
