import type { Person } from '../../db/queries/people.ts'
import type { Service } from '../context.ts'
import { knownNames } from '../known-organisation.ts'
import { createMailer, createMailSender } from '../notifications/mailer.ts'
import { ACCOUNT_MAIL } from './account-mail.ts'

/** Mails somebody about their account; `path` is the page. False where no mail leaves or they have no address; throws where the server did not take it. */
export async function sendAccountMail(
  service: Service,
  person: Pick<Person, 'email' | 'username' | 'language'>,
  kind: keyof typeof ACCOUNT_MAIL,
  path: string,
): Promise<boolean> {
  const { mail, publicUrl } = service.config
  if (mail === null || publicUrl === null || person.email === null) return false
  const office = (await knownNames(service))[person.language]
  const link = `${publicUrl}${path}`
  const words = ACCOUNT_MAIL[kind][person.language]({ office, username: person.username, link })
  await createMailSender(createMailer(mail), mail).send(service.newId(), person.email, words)
  return true
}
