import { hash, verify } from '@node-rs/argon2'
import { newToken } from '../ids.ts'

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. The library's default algorithm is argon2id. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** A hash of nothing anybody knows, so that an unknown name takes as long as a wrong password. */
const DECOY = hashPassword(newToken())

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2)
}

/** Is this the password behind the hash? Without a hash (nobody has that name) never, after the same time. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await DECOY), password)
  return isRight && passwordHash !== undefined
}
