import { z } from 'zod'
import { Code } from './fields.ts'
import { wanted } from './wanted.ts'

/** Without `unit`: all units one may read. `month` is `YYYY-MM`; `after` is the last comment of the page before. */
export const CommentQuery = z.strictObject({
  unit: Code.optional(),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, wanted('month')),
  after: z
    .string()
    .regex(/^[0-9a-f]{32}$/, wanted('page'))
    .optional(),
})
export type CommentQuery = z.infer<typeof CommentQuery>

export interface CommentedUnit {
  readonly code: string
  readonly name: string
  readonly nameEn: string
}

/**
 * What was written about one unit in a span of days, both included: a day, or as many as it takes until the unit had ten
 * ratings. The order within a span says nothing.
 */
export interface CommentSpan {
  readonly unit: CommentedUnit
  readonly fromDay: string
  readonly toDay: string
  readonly comments: readonly { readonly id: string; readonly text: string }[]
}

/** `GET /api/comments`: a page, the newest days first. */
export interface CommentPage {
  readonly month: string
  /** The units one may read about which something can be shown for this month, and how much of it there is. */
  readonly units: readonly (CommentedUnit & { readonly count: number })[]
  readonly spans: readonly CommentSpan[]
  /** What to ask for next; null on the last page. */
  readonly after: string | null
}
