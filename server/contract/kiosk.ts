import { z } from 'zod'
import { Instant, text } from './fields.ts'
import type { QuestionnaireVersion } from './questionnaire.ts'
import type { Language } from './language.ts'

/** Eight characters of Crockford's base 32: read aloud, typed once, no I, L, O or U. Case, spaces and dashes don't matter. */
export const PairRequest = z.strictObject({
  code: z
    .string()
    .max(40)
    .transform((code) => code.toUpperCase().replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/)),
})

/** What a tablet needs to work for weeks without the network. `version` grows with every change. */
export interface KioskConfig {
  readonly version: number
  readonly kiosk: { readonly id: string; readonly name: string }
  readonly unit: { readonly code: string; readonly name: string; readonly nameEn: string }
  readonly desk: { readonly code: string; readonly name: string; readonly nameEn: string } | null
  readonly questionnaire: QuestionnaireVersion
  readonly languages: readonly Language[]
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
  storagePersisted: z.boolean().optional(),
  freeBytes: z.number().min(0).optional(),
  batteryLevel: z.number().min(0).max(1).nullable().optional(),
  deviceTime: Instant.optional(),
  clockOffsetMs: z.int().optional(),
  lastTouchAt: Instant.nullable().optional(),
})
export type Heartbeat = z.infer<typeof Heartbeat>

export const KIOSK_COMMANDS = ['reload', 'fetch-config'] as const

export interface HeartbeatReply {
  readonly configVersion: number
  readonly serverTime: string
  readonly commands: readonly (typeof KIOSK_COMMANDS)[number][]
}

/** One kiosk as the fleet page shows it. */
export interface FleetRow {
  readonly id: string
  readonly name: string
  readonly unit: { readonly code: string; readonly name: string }
  readonly desk: string | null
  readonly paired: boolean
  readonly lastSeenAt: string | null
  readonly heartbeat: Heartbeat | null
  readonly configVersion: number
  /** Highest sequence number that arrived, how many arrived, and how many between were tapped but have not. */
  readonly maxSeq: number
  readonly received: number
  readonly missing: number
}
