import { z } from 'zod'
import { Code, Day, Id } from '../fields.ts'
import { AUDIT_GROUPS } from './audit-groups.ts'

/** Whose acts, of which group, in which days (both included), of people with a role in which unit. */
export const AuditQuery = z.strictObject({
  from: Day.optional(),
  to: Day.optional(),
  group: z.enum(AUDIT_GROUPS).optional(),
  person: Id.optional(),
  unit: Code.optional(),
  /** What the page before gave as `next`. */
  after: z
    .string()
    .max(200)
    .regex(/^[\dTZ:.-]+ [\w-]+ \d{1,9}$/)
    .optional(),
})
export type AuditQuery = z.infer<typeof AuditQuery>

export interface AuditEntry {
  readonly at: string
  readonly kind: string
  /** The history it stands in, and its place there. */
  readonly chain: string
  readonly seq: number
  /** The tracking code, where it is about an item. */
  readonly code: string | null
  readonly person: string | null
  /** What was exported or looked at, in a word. */
  readonly about: string | null
}

export interface AuditPage {
  readonly from: string
  readonly to: string
  readonly entries: readonly AuditEntry[]
  readonly next: string | null
  /** Whose acts can be chosen. */
  readonly people: readonly { readonly id: string; readonly name: string }[]
}
