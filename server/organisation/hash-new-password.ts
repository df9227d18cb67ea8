import type { Service } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import { isGuessable } from '../domain/text/guessable-password.ts'
import { knownNames } from '../known-organisation.ts'
import { hashPassword } from '../sign-in/password.ts'
import { isKnownPassword } from './known-password.ts'

interface Account {
  readonly username: string
  readonly name: string
  readonly email?: string | null | undefined
}

/** The hash of a password that somebody is to have. Throws `request/invalid` for one that others would guess. */
export async function hashNewPassword(service: Service, account: Account, password: string): Promise<string> {
  const office = await knownNames(service)
  const names = [account.username, account.name, account.email ?? '', office.vi, office.en]
  if (isGuessable(password, names) || (await isKnownPassword(password, names))) {
    throw new Refusal('request/invalid', {
      errors: [
        {
          field: 'password',
          vi: 'quá dễ đoán: cần ít nhất 12 ký tự, không phải tên, từ thông dụng, dãy phím hay ký tự lặp; ba bốn từ bất kỳ là tốt',
          en: 'is too easy to guess: needs 12 characters or more that are no name, common word, row of keys or repetition; three or four words of any kind do well',
        },
      ],
    })
  }
  return hashPassword(password)
}
