import { z } from 'zod'
import { Code, Day, text } from '../fields.ts'
import type { Words } from '../language.ts'
import type { QuestionnaireBody } from '../questionnaire.ts'
import type { FieldError } from '../refusals.ts'
import { FURTHER_QUESTION_KINDS, type QuestionnaireChange } from './question-kinds.ts'

const MOST = 40
const DraftWords = z.strictObject({ vi: text(300, 0), en: text(300, 0) })
const DraftKey = text(40, 0)
const DraftChoice = z.strictObject({ key: DraftKey, words: DraftWords })

/** A questionnaire that somebody is still writing: the shape of a published one, with whatever is missing or too long. */
export const QuestionnaireDraft = z.strictObject({
  question: DraftWords,
  scaleSize: z.union([z.literal(3), z.literal(5)]),
  optionOrder: z.enum(['best-first', 'worst-first']),
  reasonsQuestion: DraftWords,
  reasons: z.array(z.strictObject({ key: DraftKey, icon: DraftKey.optional(), words: DraftWords })).max(MOST),
  questions: z
    .array(
      z.strictObject({
        key: DraftKey,
        words: DraftWords,
        kind: z.enum(FURTHER_QUESTION_KINDS),
        choices: z.array(DraftChoice).max(MOST),
        when: z
          .union([
            z.strictObject({ levelUpTo: z.int().min(1).max(4) }),
            z.strictObject({ question: DraftKey, is: z.array(DraftKey).max(MOST) }),
          ])
          .optional(),
      }),
    )
    .max(MOST),
})
export type QuestionnaireDraft = z.infer<typeof QuestionnaireDraft>

/** A new questionnaire, which begins as a template says. */
export const NewQuestionnaire = z.strictObject({
  code: Code,
  name: text(120),
  nameEn: text(120),
  template: Code,
})
export type NewQuestionnaire = z.infer<typeof NewQuestionnaire>

/** `revision` is the one that was looked at: a draft that somebody else has changed meanwhile stays as it is. */
export const SaveDraft = z.strictObject({
  revision: z.int().min(0),
  name: text(120).optional(),
  nameEn: text(120).optional(),
  draft: QuestionnaireDraft,
})
export type SaveDraft = z.infer<typeof SaveDraft>

/** From a local day on, for everything below these units and for these desks. */
export const PublishQuestionnaire = z.strictObject({
  revision: z.int().min(0),
  from: Day,
  units: z.array(Code).max(200).default([]),
  desks: z.array(Code).max(200).default([]),
})
export type PublishQuestionnaire = z.infer<typeof PublishQuestionnaire>

export const RetireQuestionnaire = z.strictObject({ revision: z.int().min(0) })

/** Where a version is asked, and the first local day on which it is. */
export interface QuestionnaireUse {
  readonly version: number
  readonly from: string
  readonly place: { readonly kind: 'unit' | 'desk'; readonly code: string } & Words
}

export interface QuestionnaireSummary {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly revision: number
  readonly hasDraft: boolean
  /** The newest one; null before the first. */
  readonly version: number | null
  readonly retiredAt: string | null
  /** May it be retired? What is asked where nothing else is, stays. */
  readonly mayRetire: boolean
  readonly uses: readonly QuestionnaireUse[]
  /** Kiosks whose tablets ask it. */
  readonly kiosks: number
}

/** What a questionnaire may begin with. */
export interface QuestionnaireTemplate {
  readonly key: string
  readonly name: Words
  readonly about: Words
  /** Where its contents come from. */
  readonly source: Words
  readonly body: QuestionnaireBody
}

/** `GET /api/questionnaires`. */
export interface QuestionnaireList {
  readonly today: string
  readonly questionnaires: readonly QuestionnaireSummary[]
  readonly templates: readonly QuestionnaireTemplate[]
}

interface PublishedVersion {
  readonly version: number
  readonly publishedAt: string
  readonly body: QuestionnaireBody
  /** Against the version before it; null for the first. */
  readonly changes: readonly QuestionnaireChange[] | null
}

/** `GET /api/questionnaires/:code`. */
export interface QuestionnaireDetail extends QuestionnaireSummary {
  readonly today: string
  readonly draft: QuestionnaireDraft | null
  /** What is to be put right before it can be published. */
  readonly problems: readonly FieldError[]
  /** What the draft changes against the newest version; null where there is none to compare. */
  readonly changes: readonly QuestionnaireChange[] | null
  /** The newest first. */
  readonly versions: readonly PublishedVersion[]
}
