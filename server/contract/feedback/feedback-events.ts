import { z } from 'zod'
import { CHANNELS } from '../channel.ts'
import { FEEDBACK_STATUSES } from './feedback-status.ts'
import { MASK_REASONS, PUBLIC_PARTS } from './mask-reasons.ts'
import { ITEM_WARNINGS } from './item-warnings.ts'

/*
 * The entries of an item's history: a discriminated union with a version. What a person wrote is never in an entry: it lies
 * in a row that can be erased, and the entry keeps that row's id and a salted hash.
 */

/** The version in which entries are written now. */
export const EVENT_VERSION = 1

/** A text as an entry keeps it: `hash` is sha256 of the salt that lies with the text, a line feed, and the text. */
export const TextRef = z.strictObject({ text: z.string(), hash: z.string() })
export type TextRef = z.infer<typeof TextRef>

/** A text on its way into the history. */
export interface NewText {
  readonly id: string
  readonly said: string
}

const Unit = z.string()
const At = z.string()
const PersonId = z.string().nullable()
const Words = z.object({ vi: z.string(), en: z.string() })

/** A file that went with a text: its id, and sha256 of its content. */
const Files = z
  .array(z.strictObject({ id: z.string(), hash: z.string() }))
  .readonly()
  .optional()
export type FileRef = { readonly id: string; readonly hash: string }

/** Why a unit got the item. */
export const Routing = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rule'),
    ruleId: z.string(),
    ruleName: z.string(),
    because: z
      .array(
        z.object({
          field: z.enum(['category', 'area', 'words', 'answer']),
          value: z.string(),
          /** Found without marks in what was typed without them. */
          guess: z.literal(true).optional(),
        }),
      )
      .readonly(),
  }),
  z.object({ kind: z.literal('triage') }),
  /** By words that may make it a complaint or a denunciation. */
  z.object({
    kind: z.literal('held'),
    because: z.array(z.object({ value: z.string(), guess: z.literal(true).optional() })).readonly(),
  }),
  z.object({ kind: z.literal('person') }),
  z.object({
    kind: z.literal('source'),
    /** As the source wrote it. */
    unit: z.string(),
    /** Left out where it is the unit's code or name; `several` and `unknown` wait in triage. */
    match: z.enum(['without-marks', 'several', 'unknown']).optional(),
    /** The names of the units that it may mean. */
    among: z.array(z.string()).readonly().optional(),
  }),
])
export type Routing = z.infer<typeof Routing>

/** What one entry tells, by its kind; `text` is how a text appears in it: as kept, as written, or as shown. */
function bodiesWith<Text extends z.ZodType>(text: Text) {
  const moved = z.object({ to: Unit, reason: text, dueAt: At, unitDueAt: At })
  const reasonOnly = z.object({ reason: text })
  return {
    /** `receipt` is what the sender was told; `words` and `sender` are salted hashes of what lies in the item's rows. */
    received: z.object({
      channel: z.enum(CHANNELS),
      externalRef: z.string().nullable(),
      receivedAt: At,
      policy: z.string(),
      receipt: z.object({ leadUnit: Unit.nullable(), promisedDueAt: At.nullable() }),
      words: z.string(),
      sender: z.string().nullable(),
      /** What was odd about it and did not keep it out. */
      warnings: z
        .array(z.object({ field: z.string(), what: z.enum(ITEM_WARNINGS) }))
        .readonly()
        .optional(),
    }),
    routed: z.object({ leadUnit: Unit.nullable(), routing: Routing, note: Words.optional() }),
    assigned: moved,
    transferred: moved.extend({ from: Unit }),
    /** By the unit that had sent it away, before the other did anything: its own clock goes on as if it had kept it. */
    'taken-back': z.object({
      from: Unit,
      to: Unit,
      dueAt: At,
      unitDueAt: At.nullable(),
      reason: text.optional(),
    }),
    /** What the category asked beyond the letter; `answers` are by the keys of that version, as JSON. */
    'questions-answered': z.object({ questionSet: z.string(), category: z.string(), answers: text }),
    categorised: reasonOnly.extend({
      from: z.string().nullable(),
      to: z.string(),
      /** Null where nothing was answered. */
      questionSet: z.string().nullable(),
      answers: text.optional(),
    }),
    /** By words of the list, in what was sent first or in what its sender wrote later; or as what became part of it was. */
    'marked-urgent': z.object({
      because: z.array(z.object({ value: z.string(), guess: z.literal(true).optional() })).readonly(),
      in: z.enum(['receipt', 'reply', 'merged']),
    }),
    'urgent-lifted': reasonOnly,
    claimed: z.object({ personId: z.string(), before: PersonId }),
    /** By somebody else; and given up again, by or for whoever had it. */
    'person-assigned': z.object({ personId: z.string(), before: PersonId }),
    'put-back': z.object({ before: z.string() }),
    /** `mentions` are the people that it names by `@`. */
    noted: z.object({ text, mentions: z.array(z.string()).readonly().optional(), files: Files }),
    answered: z.object({
      answerId: z.string(),
      text,
      cycle: z.int(),
      answeredAt: At,
      /** Null where nothing was promised. */
      onTime: z.boolean().nullable(),
      dueAt: At,
      workingMinutes: z.int(),
      /** Who wrote it and when, where another person approved it. */
      proposed: z
        .object({
          by: PersonId,
          at: At,
          approvalId: z.string(),
          /** It went out in other words than it was submitted in; those stand in the entry before. */
          edited: z.literal(true).optional(),
        })
        .optional(),
      /** Another system had answered before the item came here. */
      source: z.literal(true).optional(),
      files: Files,
    }),
    /** Nobody had read it: as if it had not been given, but for its words, which stay in the entry before. */
    'answer-undone': z.object({
      answerId: z.string(),
      answeredAt: At,
      cycle: z.int(),
      /** Which proposal waits for its decision again. */
      approvalId: z.string().optional(),
    }),
    /** Other words take the place of the answer's; when it was given, and whether in time, stays. */
    'answer-amended': reasonOnly.extend({
      amendmentId: z.string(),
      answerId: z.string(),
      text,
      cycle: z.int(),
      /** All that it goes with from now on; left out where none was added or withdrawn. */
      files: Files,
    }),
    /** `rules` asked for it, as they were then; `dueAt` is the second person's own due time. */
    'submitted-for-approval': z.object({
      text,
      cycle: z.int(),
      approvalId: z.string(),
      dueAt: At,
      rules: z.array(z.object({ id: z.string(), name: z.string() })).readonly(),
      files: Files,
    }),
    'returned-to-officer': reasonOnly.extend({ proposedBy: PersonId, approvalId: z.string() }),
    paused: reasonOnly.extend({ pauseId: z.string(), dueAt: At, unit: Unit, answerBy: At.optional() }),
    resumed: z.object({
      oldDueAt: At,
      newDueAt: At,
      reason: text.optional(),
      /** The question's end, where it came without a reaction: the clock ran again from then on. */
      noReactionUntil: At.optional(),
    }),
    /** What the citizen was told first, and until when the answer was promised: the close of a working day. No deadline moves. */
    'interim-replied': z.object({ promiseId: z.string(), text, cycle: z.int(), promisedUntil: At }),
    'extension-requested': reasonOnly.extend({ extensionId: z.string(), workingDays: z.int(), dueAt: At }),
    'extension-approved': z.object({
      extensionId: z.string(),
      askedBy: PersonId,
      workingDays: z.int(),
      oldDueAt: At,
      newDueAt: At,
      reason: text.optional(),
    }),
    'extension-rejected': reasonOnly.extend({
      extensionId: z.string(),
      askedBy: PersonId,
      workingDays: z.int(),
    }),
    'contribution-asked': z.object({ contributionId: z.string(), to: Unit, text, dueAt: At }),
    'contribution-given': z.object({
      contributionId: z.string(),
      from: Unit,
      text,
      onTime: z.boolean(),
      dueAt: At,
    }),
    'contribution-withdrawn': reasonOnly.extend({ contributionId: z.string(), to: Unit }),
    'due-recomputed': z.object({
      oldDueAt: At,
      newDueAt: At,
      cause: z.enum(['calendar', 'policy', 'campaign']),
      change: z.string(),
      calendarVersion: z.string(),
      policy: z.string().optional(),
      /** The reason of the change of calendar or policy: the office's words about no citizen. */
      note: z.string(),
    }),
    /** `byItself`: nobody said anything about the answer for as many days as the policy says. */
    closed: z.object({ reason: text.optional(), byItself: z.literal(true).optional() }),
    /** A new contact was given and confirmed; `sender` is the salted hash of the sender as kept from now on. */
    'contact-changed': z.object({ sender: z.string() }),
    /** A new contact was given by whoever holds the code; nothing changes until it is confirmed. */
    'contact-change-asked': z.object({ changeId: z.string(), until: At }),
    /** How a person came to know that the citizen agrees, and that they no longer do; without a reason, by the citizen. */
    'publication-allowed': reasonOnly,
    'publication-forbidden': z.object({ publicationId: z.string().nullable(), reason: text.optional() }),
    'publication-proposed': z.object({
      publicationId: z.string(),
      question: text,
      answer: text,
      /** How often each reason masks something, and how much of what the service found was left open. */
      masked: z.partialRecord(z.enum(MASK_REASONS), z.int()),
      leftOpen: z.int(),
      photos: z.int(),
      /** How many places of them were covered. */
      covers: z.int(),
      /** What is said in other words than the masked original. */
      reworded: z.array(z.enum(PUBLIC_PARTS)).readonly(),
    }),
    published: z.object({ publicationId: z.string(), number: z.int(), proposedBy: PersonId }),
    'publication-returned': reasonOnly.extend({ publicationId: z.string(), proposedBy: PersonId }),
    'publication-withdrawn': reasonOnly.extend({ publicationId: z.string() }),
    /** A reader saw somebody's data in it. */
    'publication-reported': z.object({ publicationId: z.string(), reason: text.optional() }),
    'publication-restored': reasonOnly.extend({ publicationId: z.string() }),
    reopened: reasonOnly.extend({
      /** The same as before where the item had ended without an answer. */
      cycle: z.int(),
      promisedDueAt: At.nullable(),
      /** Where the unit that had it has ended: who took over from it, or the office for triage. */
      to: Unit.optional(),
      /** How the item stood before. */
      before: z.object({
        status: z.enum(FEEDBACK_STATUSES),
        promisedDueAt: At.nullable(),
        dueAt: At,
        answeredAt: At.nullable(),
        onTime: z.boolean().nullable(),
        workingMinutes: z.int().nullable(),
      }),
    }),
    /** Held until now, an item like others from now on. */
    released: reasonOnly,
    refused: reasonOnly,
    redirected: reasonOnly,
    'marked-spam': reasonOnly,
    /** Of the item that ended: into which other one, and how it stood. Without a reason where its sender joined the other. */
    merged: z.object({
      reason: text.optional(),
      into: z.string(),
      before: z.enum(['new', 'assigned', 'in-progress']),
    }),
    /** Of the item that stays: which one became part of it. */
    'took-in': z.object({ reason: text.optional(), from: z.string(), dueAt: z.array(At).readonly() }),
    /** Of the item that goes on by itself: from which other one. */
    unmerged: reasonOnly.extend({ from: z.string(), status: z.enum(FEEDBACK_STATUSES) }),
    /** Of the item that it was part of. */
    'let-go': reasonOnly.extend({ from: z.string(), dueAt: z.array(At).readonly() }),
    /** By whoever holds the tracking code: what was asked for, or one thing more; `photos` is how many came with it. */
    'citizen-replied': z.object({
      text: text.optional(),
      photos: z.int(),
      cycle: z.int(),
      wasAsked: z.boolean(),
    }),
    /** How satisfied they are with the answer of a cycle, 1 (not at all) to 5. */
    'citizen-judged': z.object({
      verdictId: z.string(),
      cycle: z.int(),
      level: z.int(),
      /** Id of the text that they had read: an answer may be amended afterwards. */
      answerText: z.string(),
      /** Where it was part of another item, whose answer and cycle they are then; the unit that answered, by its id. */
      joined: z.object({ answerOf: z.string(), unitId: z.string() }).optional(),
      reason: text.optional(),
    }),
    /** They no longer want it handled. */
    withdrawn: z.object({ reason: text.optional() }),
    /** The unit `by` says that it is not responsible; `precedent` is the code of an item that shows why. */
    objected: reasonOnly.extend({ objectionId: z.string(), by: Unit, precedent: z.string().nullable() }),
    /** The transfer that follows gives the reason. */
    'objection-accepted': z.object({ objectionId: z.string(), by: Unit }),
    'objection-rejected': reasonOnly.extend({ objectionId: z.string(), by: Unit, askedBy: PersonId }),
    /** Null where nobody handles it: the unit was told. */
    reminded: z.object({ personId: PersonId, reason: text.optional() }),
    /** A body without an account is asked by a mailed link; `words` is what it reads of the item. `body` is its id. */
    'outside-asked': z.object({
      requestId: z.string(),
      body: z.string(),
      text,
      words: text,
      photos: z.array(z.string()).readonly(),
      until: At,
    }),
    /** `moved`: back to the officer; false where somebody had moved the item on before, and it is only recorded. */
    'outside-answered': z.object({
      requestId: z.string(),
      text,
      photos: z.array(z.string()).readonly(),
      moved: z.boolean(),
    }),
    'outside-lapsed': z.object({ requestId: z.string(), moved: z.boolean() }),
    'outside-withdrawn': reasonOnly.extend({ requestId: z.string() }),
    /** What was erased by which rule; the hashes of what is gone stay in the entries before. */
    erased: z.object({
      rule: z.string(),
      words: z.boolean(),
      sender: z.boolean(),
      texts: z.array(z.string()).readonly(),
    }),
  }
}

/** As entries are kept. */
export const EVENT_BODIES = bodiesWith(TextRef)

type Bodies<Text> = ReturnType<typeof bodiesWith<z.ZodType<Text>>>

export type FeedbackEventKind = keyof Bodies<never>

/** What an entry of a kind tells, with texts as `Text`. */
export type EventBody<K extends FeedbackEventKind, Text> = z.infer<Bodies<Text>[K]>

/** A text as it is shown; null where it was erased, and the entry says when and by which rule. */
type ShownText = string | null

interface EventFrame {
  readonly seq: number
  readonly at: string
  readonly actor: { readonly kind: string; readonly name: string | null }
  /** What of it was erased, by which rule and when. */
  readonly erased: { readonly at: string; readonly rule: string } | null
  readonly hash: string
}

/** An entry as people read it. */
export type FeedbackEvent = {
  [K in FeedbackEventKind]: EventFrame & { readonly kind: K; readonly body: EventBody<K, ShownText> }
}[FeedbackEventKind]

/** An entry before it has its place in the history. */
export type NewFeedbackEvent = {
  [K in FeedbackEventKind]: { readonly kind: K; readonly body: EventBody<K, NewText> }
}[FeedbackEventKind]

/** An entry as it was kept, read by `server/history/read-event.ts`. */
export type KeptFeedbackEvent = {
  [K in FeedbackEventKind]: { readonly kind: K; readonly body: EventBody<K, TextRef> }
}[FeedbackEventKind]
