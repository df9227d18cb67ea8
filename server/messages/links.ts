import { timingSafeEqual } from 'node:crypto'
import type { Service } from '../context.ts'

type Keyed = Pick<Service, 'key'>
type Contact = { readonly email: string } | { readonly phone: string }

/** What a link of a message is for. */
type LinkPurpose = 'stop' | 'confirm' | 'cancel'

/** 144 bits of an HMAC under the installation's key: a database alone makes no link. */
function macOf({ key }: Keyed, text: string): string {
  return key.mac(`link ${text}`).subarray(0, 18).toString('base64url')
}

/** A contact as a keyed hash. Capital letters of an address make no other contact. */
export function contactKey(service: Keyed, contact: Contact): string {
  return macOf(
    service,
    'email' in contact ? `email ${contact.email.toLowerCase()}` : `phone ${contact.phone.replace(/\s/g, '')}`,
  )
}

/** What stands in a link's address: the id it is about, and the proof that this service made it for this purpose. */
export function linkToken(service: Keyed, purpose: LinkPurpose, id: string): string {
  return `${id}.${macOf(service, `${purpose} ${id}`)}`
}

/** The id of a link that this service made for this purpose; null for any other text. */
export function readLinkToken(service: Keyed, purpose: LinkPurpose, token: string): string | null {
  const [id = '', mac = ''] = token.split('.')
  const expected = Buffer.from(macOf(service, `${purpose} ${id}`))
  const given = Buffer.from(mac)
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null
}

/** The secret of a request for lost codes: the same at every try of its delivery. */
export function lostCodeToken(service: Keyed, requestId: string): string {
  return macOf(service, `lost-code ${requestId}`)
}
