import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { fold } from '../domain/text/fold-vietnamese.ts'

/** Fewer than 10⁸ guesses by the library's scale: known passwords, with little or nothing added. */
const LEAST_SCORE = 3

let estimator: ZxcvbnFactory | undefined

/**
 * Is it one of the passwords that are known from breaches (the lists of zxcvbn-ts), or made of them, as NIST SP 800-63B
 * (3.1.1.2) asks to refuse? Names of the account and the office count as known. With or without Vietnamese marks.
 */
export function isKnownPassword(password: string, names: readonly string[]): boolean {
  // Read at the first password that is chosen: the lists are large.
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  const known = names.flatMap((name) => fold(name).split(/[\s@._-]+/)).filter((word) => word !== '')
  for (const written of new Set([password, fold(password)]))
    if (estimator.check(written, known).score < LEAST_SCORE) return true
  return false
}
