import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Code, text } from '../contract/fields.ts'
import { ROLES } from '../contract/people.ts'

/** How the office signs in elsewhere (OpenID Connect). The secret stands in the environment, never here. */
const SignOnFile = z.strictObject({
  /** Where the provider says what it is: below this address lies `/.well-known/openid-configuration`. */
  issuer: z.url({ protocol: /^https?$/ }),
  clientId: text(200),
  /** What the button says, in Vietnamese and English. */
  name: text(60),
  nameEn: text(60).optional(),
  /** Whom to ask who is not let in: a name, a number, a room. */
  contact: text(200),
  scope: text(200).default('openid profile email'),
  usernameClaim: text(60).default('preferred_username'),
  groupsClaim: text(60).default('groups'),
  roles: z
    .array(z.strictObject({ group: text(200), role: z.enum(ROLES), unit: Code }))
    .max(500)
    .default([]),
  /** True: somebody nobody knows gets an account, if a group gives them a role. */
  createsPeople: z.boolean().default(false),
  /** True where the provider may be spoken to without TLS: on trial, on this machine. */
  allowHttp: z.boolean().default(false),
})

export type SignOnSettings = z.infer<typeof SignOnFile>

/** Reads the file of `SIGN_ON_FILE`; throws one sentence that lists every mistake. */
export function readSignOnFile(file: string): SignOnSettings {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw new Error(`SIGN_ON_FILE: ${file} cannot be read: ${reason}`, { cause: error })
  }
  const parsed = SignOnFile.safeParse(json)
  const mistakes = parsed.success
    ? parsed.data.issuer.startsWith('https:') || parsed.data.allowHttp
      ? []
      : ['issuer: needs https://']
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  if (!parsed.success || mistakes.length > 0)
    throw new Error(`SIGN_ON_FILE: ${file} is not right\n  ${mistakes.join('\n  ')}`)
  return parsed.data
}
