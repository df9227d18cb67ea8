import { z } from 'zod'
import { Code, Day, text } from '../fields.ts'
import type { Words } from '../language.ts'
import type { NamedUnit } from '../named-unit.ts'

/** "Quý vị nói, chúng tôi làm": what an office changed because of what people said. */

/** The title stands on the tablet's edge as well, on one line. */
const MAX_TITLE = 60

export const ImprovementInput = z.strictObject({
  unit: Code,
  title: text(MAX_TITLE),
  titleEn: text(MAX_TITLE, 0).default(''),
  /** What people said. */
  said: text(600),
  saidEn: text(600, 0).default(''),
  /** What was done. */
  done: text(600),
  doneEn: text(600, 0).default(''),
  doneOn: Day,
  /** Tracking codes of the items it rests on: no reader is shown them. */
  items: z.array(text(40)).max(20).default([]),
  /** Numbers of published answers about it. */
  answers: z.array(z.int().min(1)).max(20).default([]),
})
export type ImprovementInput = z.infer<typeof ImprovementInput>

export const ImprovementReason = z.strictObject({ reason: text(500) })

export type ImprovementState = 'proposed' | 'published' | 'returned' | 'withdrawn'

export type ImprovementStep = 'publish' | 'return' | 'withdraw'

export interface ImprovementReply {
  readonly id: string
  /** Of one that was ever published. */
  readonly number: number | null
  readonly unit: NamedUnit
  readonly state: ImprovementState
  readonly title: Words
  readonly said: Words
  readonly done: Words
  readonly doneOn: string
  readonly items: readonly { readonly id: string; readonly trackingCode: string }[]
  readonly answers: readonly number[]
  readonly by: string | null
  readonly at: string
  readonly decidedBy: string | null
  /** Why it was returned or withdrawn. */
  readonly reason: string
  /** What looks like a name or an address in it: for the second person to read. */
  readonly found: readonly string[]
  readonly may: readonly ImprovementStep[]
}

/** `GET /api/improvements`: those of the person's units, the newest first. */
export interface ImprovementList {
  readonly improvements: readonly ImprovementReply[]
}
