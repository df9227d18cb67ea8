import { z } from 'zod'
import type { FEEDBACK_STEPS } from './feedback-steps.ts'
import { type FeedbackStep, type StepEntry, stepEntry, type StepField } from './feedback-steps.ts'
import { MOST_FILES } from './composer/answer-files.ts'
import { GivenAnswers } from './category-questions.ts'
import { Day, Id, text } from '../fields.ts'
import { MASK_REASONS, PUBLIC_PARTS } from './mask-reasons.ts'

const Mark = z.strictObject({
  part: z.enum(PUBLIC_PARTS),
  from: z.int().min(0).max(30_000),
  to: z.int().min(1).max(30_000),
  reason: z.enum(MASK_REASONS),
})

/** A rectangle that is made unreadable in a photo, in shares of its width and height. */
const Share = z.number().min(0).max(1)
const Cover = z.strictObject({ photo: Id, x: Share, y: Share, width: Share, height: Share })

/** What each field of a step must look like, and by which name it is sent. */
const FIELDS = {
  unit: { unit: text(40) },
  person: { person: Id },
  into: { into: Id },
  workingDays: { workingDays: z.int().min(1).max(1_000) },
  contribution: { contribution: Id },
  request: { request: text(5_000) },
  text: { text: text(10_000) },
  note: { text: text(5_000) },
  reason: { reason: text(1_000) },
  aside: { note: text(5_000).optional() },
  category: { category: text(120), questionSet: Id.optional(), answers: GivenAnswers.optional() },
  publication: {
    marks: z.array(Mark).max(500).readonly(),
    photos: z.array(Id).max(20).readonly(),
    covers: z.array(Cover).max(200).readonly().optional(),
    /** What stands in the place of the masked text: shortened, or in other words. */
    reworded: z
      .strictObject({ question: text(20_000).optional(), answer: text(20_000).optional() })
      .optional(),
  },
  precedent: { precedent: text(40).optional() },
  edited: { text: text(10_000).optional() },
  remark: { reason: text(1_000).optional() },
  outside: {
    body: Id,
    request: text(5_000),
    words: text(20_000),
    photos: z.array(Id).max(10).readonly(),
    days: z.int().min(1).max(30),
  },
  outsideRequest: { outsideRequest: Id },
  /** Where an answer is amended: those that it goes with from now on; left out, they stay. */
  files: { files: z.array(Id).max(MOST_FILES).readonly().optional() },
  interim: { text: text(5_000), promisedOn: Day },
} as const satisfies Record<StepField, z.ZodRawShape>

const VERSIONS = {
  needed: { version: z.int().min(1) },
  optional: { version: z.int().min(1).optional() },
  none: {},
} as const satisfies Record<StepEntry['version'], z.ZodRawShape>

type UnionToIntersection<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void
  ? I
  : never

type FieldOf<S extends FeedbackStep> = (typeof FEEDBACK_STEPS)[S]['asks'][number]

type ShapeOf<S extends FeedbackStep> = (typeof VERSIONS)[(typeof FEEDBACK_STEPS)[S]['version']] &
  UnionToIntersection<{ [F in FieldOf<S>]: (typeof FIELDS)[F] }[FieldOf<S>]>

/** What a step's request holds: `{ version, unit, reason }` for a transfer. */
export type StepRequest<S extends FeedbackStep> = z.infer<
  z.ZodObject<ShapeOf<S> extends z.ZodRawShape ? ShapeOf<S> : never>
>

/** The request of a step, made from what its entry asks for. */
export function stepRequest<S extends FeedbackStep>(step: S): z.ZodType<StepRequest<S>> {
  const { asks, version } = stepEntry(step)
  const fields = Object.assign({}, ...asks.map((field) => FIELDS[field])) as z.ZodRawShape
  return z.strictObject({ ...VERSIONS[version], ...fields }) as unknown as z.ZodType<StepRequest<S>>
}
