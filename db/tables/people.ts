import type { Language } from '../../server/contract/language.ts'
import type { Role } from '../../server/contract/people.ts'
import type { ChallengeKind, SignInWay } from '../../server/contract/people/sign-in-way.ts'
import type { Generated } from 'kysely'

/** Who works here, and how they sign in. */
export interface PeopleTables {
  person: PersonTable
  role_grant: RoleGrantTable
  session: SessionTable
  account_link: AccountLinkTable
  sign_in_try: SignInTryTable
  second_factor: SecondFactorTable
  recovery_code: RecoveryCodeTable
  passkey: PasskeyTable
  sign_in_challenge: SignInChallengeTable
  outside_identity: OutsideIdentityTable
  leave: LeaveTable
}

export interface PersonTable {
  id: string
  username: string
  name: string
  email: string | null
  /** Null until the person has chosen one by their link. */
  password_hash: string | null
  language: Language
  active: number
  created_at: string
  /** User name, name and address as they are searched: lower case without marks. */
  folded: string
  last_sign_in_at: string | null
}

/** A role over a unit and everything below it, between two days (`valid_to` exclusive). */
export interface RoleGrantTable {
  id: string
  person_id: string
  role: Role
  unit_id: string
  valid_from: string
  valid_to: string | null
  /** 1 until a second administrator has confirmed it: it gives nothing yet. */
  pending: Generated<number>
  /** Who gave it; null from the command line. */
  given_by: string | null
  confirmed_by: string | null
  /** The group at the single sign-on that gives it, and takes it away again; null where people gave it. */
  from_group: Generated<string | null>
}

export interface SessionTable {
  token_hash: string
  person_id: string
  created_at: string
  expires_at: string
  /** What the browser says it is; empty where it says nothing. */
  agent: string
  /** How the person proved who they are. */
  way: SignInWay
}

/** The one-time codes of a person's app; `secret` is enciphered with the installation's key. */
export interface SecondFactorTable {
  person_id: string
  secret: string
  /** Null until a first code has shown that the app has it. */
  confirmed_at: string | null
  /** The newest time step (RFC 6238) whose code was used: none before it is good again. */
  last_step: number
}

interface RecoveryCodeTable {
  person_id: string
  code_hash: string
  used_at: string | null
}

/** A key that a person's device or password manager holds (WebAuthn); `public_key` is COSE in base64url. */
export interface PasskeyTable {
  id: string
  person_id: string
  credential: string
  public_key: string
  counter: number
  /** JSON: a list of words of the browser. */
  transports: string
  name: string
  created_at: string
  last_used_at: string | null
}

/** A sign-in or a passkey under way; used up by the first right answer. `body` is JSON. */
export interface SignInChallengeTable {
  token_hash: string
  kind: ChallengeKind
  person_id: string | null
  body: string
  expires_at: string
}

/** Whom a single sign-on means by its subject. */
export interface OutsideIdentityTable {
  issuer: string
  subject: string
  person_id: string
  linked_at: string
}

/** The one link by which somebody may choose a password: an invitation, or a reset. */
interface AccountLinkTable {
  token_hash: string
  person_id: string
  expires_at: string
}

/** Tries to sign in of late, by a hash of what was tried: what was typed as a name may be a password. */
export interface SignInTryTable {
  key: string
  /** Whose account it is, where there is one of that name. */
  person_id: string | null
  tries: number
  /** When these tries are forgotten. */
  until: string
  locked_until: string | null
  /** How often in a row it was locked: each time for longer. */
  locks: number
}

/** Days on which a person is away, and who covers for them. */
export interface LeaveTable {
  id: string
  person_id: string
  cover_id: string
  /** Local days, `to_day` exclusive. */
  from_day: string
  to_day: string
  entered_at: string
  entered_by: string | null
  /** Taken back, or ended early. */
  ended_at: string | null
}
