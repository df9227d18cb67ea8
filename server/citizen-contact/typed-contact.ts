import { cleanText } from '../domain/text/fold-vietnamese.ts'
import { readEmail, readPhone } from '../domain/text/written-values.ts'

/** One contact: an e-mail address or a telephone number, as items keep them. */
export interface TypedContact {
  readonly email: string | null
  readonly phone: string | null
}

/** Null for what is neither. */
export function readContact(typed: string): TypedContact | null {
  const text = cleanText(typed).slice(0, 300)
  const email = text.includes('@') ? readEmail(text) : null
  if (email !== null) return { email, phone: null }
  const phone = text.includes('@') ? null : (readPhone(text)?.phone ?? null)
  return phone === null ? null : { email: null, phone }
}
