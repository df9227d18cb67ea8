import { z } from 'zod'
import { Code, Day, Email, text } from '../fields.ts'
import { LANGUAGES, type Language } from '../language.ts'
import { GivenRole, Password, ROLES, type Role, Username } from '../people.ts'

/** Invited: has chosen no password yet. Locked: too many wrong passwords of late. Closed: nobody signs in any more. */
const ACCOUNT_STATES = ['invited', 'active', 'locked', 'closed'] as const
export type AccountState = (typeof ACCOUNT_STATES)[number]

export const AccountQuery = z.strictObject({
  q: text(120).optional(),
  unit: Code.optional(),
  role: z.enum(ROLES).optional(),
  state: z.enum(ACCOUNT_STATES).optional(),
  /** The user name after which the page begins. */
  after: text(80).optional(),
})
export type AccountQuery = z.infer<typeof AccountQuery>

/** Somebody new, who chooses their password by a link. */
export const InvitationInput = z.strictObject({
  username: Username,
  name: text(120),
  email: Email.optional(),
  language: z.enum(LANGUAGES).default('vi'),
  grants: z.array(GivenRole).min(1),
})
export type InvitationInput = z.infer<typeof InvitationInput>

export const AccountChange = z.strictObject({
  name: text(120),
  email: Email.nullable(),
  language: z.enum(LANGUAGES),
})
export type AccountChange = z.infer<typeof AccountChange>

/** Other days of a role; on `lastDay` it still holds. */
export const GrantDays = z.strictObject({ from: Day, lastDay: Day.nullable() })
export type GrantDays = z.infer<typeof GrantDays>

/** One session, or all of them (of oneself: all others). */
export const EndSessions = z.strictObject({ session: text(64).optional() })
export type EndSessions = z.infer<typeof EndSessions>

export const LinkToken = z.strictObject({ token: text(64) })
export const UseLink = z.strictObject({ token: text(64), password: Password })
export const AskLink = z.strictObject({ username: text(80) })
export const ChangeOwnPassword = z.strictObject({ present: text(200), password: Password })

/** A link that was mailed is shown to nobody; another is shown once, to be handed over. */
export interface LinkReceipt {
  readonly id: string
  /** The path of the page, with the secret in its fragment. */
  readonly link: string | null
  readonly mailedTo: string | null
  readonly expiresAt: string
}

/** Whose link it is, and whether it is the first. */
export interface LinkOwner {
  readonly username: string
  readonly name: string
  readonly isInvitation: boolean
}

export interface AccountRow {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly email: string | null
  readonly state: AccountState
  readonly lastSignInAt: string | null
  /** Those that hold or are to hold, within the reader's units. */
  readonly roles: readonly AccountRole[]
}

export interface AccountList {
  readonly people: readonly AccountRow[]
  /** Where the next page begins; null on the last one. */
  readonly after: string | null
}

export interface AccountRole {
  readonly id: string
  readonly role: Role
  readonly unitCode: string
  readonly unitName: string
  readonly unitNameEn: string
  readonly from: string
  readonly lastDay: string | null
  readonly pending: boolean
  /** The group of the single sign-on that gives it; null where people did. */
  readonly fromGroup: string | null
  /** Past its last day, or refused. */
  readonly ended: boolean
}

interface OpenSession {
  readonly id: string
  readonly since: string
  readonly until: string
  readonly agent: string
  readonly isThis: boolean
}

/** An act that changed the account, newest first. */
interface AccountAct {
  readonly at: string
  readonly kind: string
  readonly by: string | null
}

export interface Account extends AccountRow {
  readonly language: Language
  readonly createdAt: string
  readonly lockedUntil: string | null
  readonly linkUntil: string | null
  readonly sessions: readonly OpenSession[]
  readonly acts: readonly AccountAct[]
  /** May the reader change the account, and not only roles in their units? */
  readonly mayChange: boolean
}
