import { z } from 'zod'
import { text } from '../fields.ts'

/** A code of the app, or one of the printed ones. */
export const SecondStepRequest = z.strictObject({ code: text(40) })

/** Whoever changes what an account is proved by says its password again, where it has one. */
export const PresentPassword = z.strictObject({ present: text(200, 0) })

export const FirstCode = z.strictObject({ code: text(20) })

/** What the browser says of a passkey (WebAuthn); the library that reads it judges the rest. */
const Credential = z.looseObject({
  id: text(1_400),
  rawId: text(1_400),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: text(4_000) }),
  clientExtensionResults: z.looseObject({}),
})
export const PasskeyAnswer = z.strictObject({ answer: Credential })
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>
export const NewPasskey = PasskeyAnswer.extend({ name: text(60) })
export type NewPasskey = z.infer<typeof NewPasskey>
export const PasskeyName = z.strictObject({ name: text(60) })

/** Within how many days wide rights need a second factor; null: never. */
export const FactorRuleInput = z.strictObject({ days: z.int().min(0).max(90).nullable() })
export type FactorRuleInput = z.infer<typeof FactorRuleInput>

/** What one's own account is proved by. */
export interface Factors {
  /** Does a password belong to it? Who comes by a single sign-on has none. */
  readonly hasPassword: boolean
  /** Since when codes of an app are asked for; null where they are not. */
  readonly codesSince: string | null
  /** Printed codes that were not used. */
  readonly recoveryLeft: number
  readonly passkeys: readonly PasskeyRow[]
  /** False where the office has no public address by https with a name yet. */
  readonly passkeysWork: boolean
}

interface PasskeyRow {
  readonly id: string
  readonly name: string
  readonly since: string
  readonly lastUsedAt: string | null
}

/** Shown once, for an app to read. */
export interface NewSecret {
  readonly secret: string
  readonly uri: string
}

/** Shown once, to be printed. */
export interface RecoveryCodes {
  readonly codes: readonly string[]
}

/** The ways to sign in beside name and password. */
export interface SignInWays {
  readonly passkeys: boolean
  readonly singleSignOn: SingleSignOnWords | null
}

/** What the office calls it, and whom to ask who is not let in. */
interface SingleSignOnWords {
  readonly name: string
  readonly nameEn: string
  readonly contact: string
}
