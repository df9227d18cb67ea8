import { z } from 'zod'
import { Code } from '../fields.ts'
import { wanted } from '../wanted.ts'

/** Whom a reminder goes to; `assignee` means the officers of the unit where nobody has taken the item on. */
const REMINDER_AUDIENCES = ['officers', 'assignee', 'head', 'leadership'] as const
export type ReminderAudience = (typeof REMINDER_AUDIENCES)[number]

/**
 * When it falls: as the unit gets the item; so much working time before it is due; when the deadline has passed; at the
 * opening of the working day after that.
 */
export const ReminderMoment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('receipt') }),
  z.strictObject({ kind: z.literal('before-due'), workingMinutes: z.int().min(1).max(10_080) }),
  z.strictObject({ kind: z.literal('breach') }),
  z.strictObject({ kind: z.literal('morning-after') }),
])
export type ReminderMoment = z.infer<typeof ReminderMoment>

/** One step of a policy's reminders and escalation. `code` stays the same for good: it is what makes a step sent once. */
export const ReminderStep = z.strictObject({
  code: Code,
  at: ReminderMoment,
  to: z.array(z.enum(REMINDER_AUDIENCES)).min(1),
  byMail: z.boolean(),
})
export type ReminderStep = z.infer<typeof ReminderStep>

/** What a policy keeps as its `reminders`. */
export const ReminderSteps = z
  .array(ReminderStep)
  .max(20)
  .refine((steps) => new Set(steps.map(({ code }) => code)).size === steps.length, wanted('code-not-twice'))

/** For a policy that says nothing of its own. */
export const DEFAULT_REMINDERS: readonly ReminderStep[] = [
  { code: 'receipt', at: { kind: 'receipt' }, to: ['officers'], byMail: false },
  {
    code: 'two-hours-left',
    at: { kind: 'before-due', workingMinutes: 120 },
    to: ['assignee'],
    byMail: true,
  },
  {
    code: 'half-hour-left',
    at: { kind: 'before-due', workingMinutes: 30 },
    to: ['assignee', 'head'],
    byMail: true,
  },
  { code: 'breach', at: { kind: 'breach' }, to: ['head'], byMail: true },
  { code: 'morning-after', at: { kind: 'morning-after' }, to: ['leadership'], byMail: true },
]
