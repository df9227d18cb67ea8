import { Refusal } from '../contract/refusals.ts'
import { readContact } from '../citizen-contact/typed-contact.ts'

/** One e-mail address or telephone number, as items keep them. Throws `request/invalid`. */
export function demandContact(typed: string): { email: string | null; phone: string | null } {
  const contact = readContact(typed)
  if (!contact) throw new Refusal('request/invalid', { errors: [{ field: 'contact', ...WANTED }] })
  return contact
}

const WANTED = {
  vi: 'cần một số điện thoại hoặc một địa chỉ email',
  en: 'needs a telephone number or an e-mail address',
}
