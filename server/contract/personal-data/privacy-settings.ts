import { z } from 'zod'
import { Day, text } from '../fields.ts'
import { DATA_REQUEST_KINDS, type PrivacySettingKind, RETAINED_KINDS } from './data-kinds.ts'

const Both = (most: number) => z.strictObject({ vi: text(most), en: text(most) })
const Days = z.int().min(1).max(3_650)

/** The notice in both languages: `# ` begins a heading, an empty line a paragraph. */
export const NoticeBody = z.strictObject({ vi: text(20_000), en: text(20_000) })
export type NoticeBody = z.infer<typeof NoticeBody>

const REPLY_DAYS = { least: 1, most: 60 }
const DONE_DAYS = { least: 1, most: 365 }

/** How long the office has for a request: `replyDays` working days to say that it has it, `doneDays` days to have done it. */
const DueBody = z.strictObject({
  replyDays: z.int().min(REPLY_DAYS.least).max(REPLY_DAYS.most),
  doneDays: z.int().min(DONE_DAYS.least).max(DONE_DAYS.most),
  /** How many days the one extension may add; 0 for none. */
  extensionDays: z.int().min(0).max(DONE_DAYS.most),
  source: Both(500),
})

const RetentionBody = z.strictObject({ days: Days, source: Both(500) })

/** That the impact assessment was made on the version's day, and after how many months it is looked at again. */
const AssessmentBody = z.strictObject({ months: z.int().min(1).max(60), source: Both(500) })

export const BODY_OF_SETTING = {
  notice: NoticeBody,
  due: DueBody,
  retention: RetentionBody,
  assessment: AssessmentBody,
} as const
export type BodyOf<K extends PrivacySettingKind> = z.infer<(typeof BODY_OF_SETTING)[K]>

const from = { fromDay: Day }
/** A setting as the office saves it: a new version, from a day that has not begun or is today. */
export const PrivacySettingInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('notice'), about: z.literal('all'), ...from, body: NoticeBody }),
  z.strictObject({ kind: z.literal('due'), about: z.enum(DATA_REQUEST_KINDS), ...from, body: DueBody }),
  z.strictObject({ kind: z.literal('assessment'), about: z.literal('all'), ...from, body: AssessmentBody }),
  z.strictObject({
    kind: z.literal('retention'),
    about: z.enum(RETAINED_KINDS),
    ...from,
    body: RetentionBody,
  }),
])
export type PrivacySettingInput = z.infer<typeof PrivacySettingInput>

/** Days for a kind of request that the office thinks of setting. */
export const DuePreviewQuery = z.strictObject({
  about: z.enum(DATA_REQUEST_KINDS),
  replyDays: z.coerce.number().int().min(REPLY_DAYS.least).max(REPLY_DAYS.most),
  doneDays: z.coerce.number().int().min(DONE_DAYS.least).max(DONE_DAYS.most),
  extensionDays: z.coerce.number().int().min(0).max(DONE_DAYS.most),
})
export type DuePreviewQuery = z.infer<typeof DuePreviewQuery>

/** Instants by which a request is to be replied to and done, and done once it was extended. */
export interface DueMoments {
  readonly replyDueAt: string
  readonly dueAt: string
  readonly extendedDueAt: string
}

/** `GET /api/personal-data/due-preview`: a request that comes this minute, by the rule in force and by the days asked about. */
export interface DuePreview {
  readonly receivedAt: string
  readonly inForce: DueMoments
  readonly thought: DueMoments
}

/** A version as it is listed; the usual ones come with the service and have no day on which they were saved. */
export interface ListedSetting<K extends PrivacySettingKind = PrivacySettingKind> {
  readonly kind: K
  readonly about: string
  readonly version: number
  readonly fromDay: string
  readonly savedAt: string | null
  readonly inForce: boolean
  readonly body: BodyOf<K>
}

export interface PrivacySettings {
  readonly today: string
  readonly settings: readonly ListedSetting[]
}
