import { z } from 'zod'
import { Code, Id, Instant, text } from './fields.ts'
import type { QuestionnaireVersion } from './questionnaire.ts'
import { type Language, LANGUAGES, type Words } from './language.ts'
import type { MisuseFlag } from './misuse-rules.ts'
import { MAX_SEQ } from './rating.ts'
import { wanted } from './wanted.ts'

/**
 * Eight characters of Crockford's base 32: read aloud, typed once, no I, L, O or U. Case, spaces and dashes don't matter.
 * `firstSeq` is the lowest sequence number the tablet will send under this pairing: its oldest unsent rating, else its
 * next one.
 */
export const PairRequest = z.strictObject({
  code: z
    .string()
    .max(40)
    .transform((code) => code.toUpperCase().replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/, wanted('base32'))),
  firstSeq: z.int().min(1).max(MAX_SEQ).optional(),
})

/**
 * What a tablet needs to work for weeks without the network. `version` grows with every change that staff make of the kiosk;
 * `mark` is another one for any other content, whatever changed: a unit's name, the office's address.
 */
export interface KioskConfig {
  readonly version: number
  readonly mark: string
  readonly office: Words
  readonly kiosk: { readonly id: string; readonly name: string }
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  readonly desk: { readonly code: string; readonly name: string; readonly nameEn: string } | null
  readonly questionnaire: QuestionnaireVersion
  /** The ones offered, the one to begin with first. */
  readonly languages: readonly Language[]
  /** May a citizen write on the tablet itself? */
  readonly commentOnTablet: boolean
  /** What changed because of feedback, for the idle edge: at most three titles, the newest first. English may be empty. */
  readonly told?: readonly Words[]
  readonly zone: string
  /** Where a citizen continues on their own phone; null when the office has no public address yet. */
  readonly publicUrl: string | null
  readonly serverTime: string
}

export interface PairReply extends KioskConfig {
  readonly token: string
}

/** What a tablet tells about itself. All of it is optional knowledge: an old app must never be refused its heartbeat. */
export const Heartbeat = z.strictObject({
  unsent: z.int().min(0),
  oldestUnsentAt: Instant.nullable().optional(),
  nextSeq: z.int().min(1).optional(),
  configVersion: z.int().min(0).optional(),
  appVersion: text(60).optional(),
  /** Names this run of the app: another one shows that it has started anew. */
  session: Id.optional(),
  storagePersisted: z.boolean().optional(),
  freeBytes: z.number().min(0).optional(),
  batteryLevel: z.number().min(0).max(1).nullable().optional(),
  deviceTime: Instant.optional(),
  clockOffsetMs: z.int().optional(),
  lastTouchAt: Instant.nullable().optional(),
})
export type Heartbeat = z.infer<typeof Heartbeat>

export type KioskCommand = 'reload' | 'fetch-config'

/**
 * Words to a rating that are sent before `sentBefore` are answered by `dueAt`; both instants. A tablet says it only while
 * it is fresh from the server: policies and calendars change.
 */
export interface AnswerPromise {
  readonly dueAt: string
  readonly sentBefore: string
}

export interface HeartbeatReply {
  readonly configVersion: number
  /** Of the configuration as it stands: a tablet with another one fetches it anew. */
  readonly configMark: string
  readonly serverTime: string
  readonly commands: readonly KioskCommand[]
  /** Null where the unit's rule gives no moment to rely on. */
  readonly answerPromise: AnswerPromise | null
}

/** What an administrator may change of a kiosk; the tablet takes it up with its next heartbeat. `desk: null` leaves the desk. */
export const KioskChange = z.strictObject({
  name: text(120).optional(),
  unit: Code.optional(),
  desk: Code.nullable().optional(),
  languages: z
    .array(z.enum(LANGUAGES))
    .min(1)
    .refine((languages) => new Set(languages).size === languages.length, wanted('not-twice'))
    .optional(),
  commentOnTablet: z.boolean().optional(),
})
export type KioskChange = z.infer<typeof KioskChange>

/**
 * How a kiosk is, by its unit's calendar: `silent` when more open time than the limit has passed without a heartbeat,
 * `closed` while the unit is closed and nothing was missed before.
 */
export type KioskStatus = 'ok' | 'silent' | 'closed' | 'never-seen'

/** A tablet sends its heartbeat every minute; after so much open time without one it needs a look. */
export const SILENT_AFTER_MS = 15 * 60_000

/**
 * Ratings of one quarter: all of them, and in full tens those each rule flagged, null for one to nine. They move only when a
 * day is over and ten new ratings have come.
 */
export interface KioskQuarter {
  readonly quarter: string
  readonly all: number
  readonly flags: Readonly<Record<MisuseFlag, number | null>>
}

interface Place {
  readonly code: string
  readonly name: string
  readonly nameEn: string
}

/** One kiosk as the fleet page shows it. */
export interface FleetRow {
  readonly id: string
  readonly name: string
  readonly unit: Place
  readonly desk: Place | null
  readonly paired: boolean
  readonly status: KioskStatus
  /** When the unit is open today; the calendar is the unit's. Instants. */
  readonly openToday: readonly { readonly from: string; readonly to: string }[]
  readonly lastSeenAt: string | null
  readonly heartbeat: Heartbeat | null
  readonly configVersion: number
  readonly languages: readonly Language[]
  readonly commentOnTablet: boolean
  /**
   * Highest sequence number that arrived, how many ratings arrived, how many numbers between were tapped but have not
   * arrived, and how many ratings came with a number that another one had: two tablets with one pairing.
   */
  readonly maxSeq: number
  readonly received: number
  readonly missing: number
  readonly reused: number
  readonly quarter: KioskQuarter
  /** The last restart asked of the tablet; null where none was. */
  readonly restart: KioskRestart | null
}

/** Who asked when, when the tablet was told, and when it came back. Instants. */
interface KioskRestart {
  readonly askedAt: string
  /** Null where it was not a member of staff. */
  readonly askedBy: string | null
  readonly sentAt: string | null
  readonly doneAt: string | null
}

export interface DeskSummary extends Place {
  readonly unit: string
}

export interface PairingCode {
  readonly code: string
  readonly expiresAt: string
}
