import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { fold } from '../domain/text/fold-vietnamese.ts'

/** Fewer than 10⁸ guesses by the library's scale: known passwords, with little or nothing added. */
const LEAST_SCORE = 3

let loading: Promise<ZxcvbnFactory> | undefined

/** Read at the first password that is chosen: the lists are large. */
async function readLists(): Promise<ZxcvbnFactory> {
  const { ZxcvbnFactory } = await import('@zxcvbn-ts/core')
  const { adjacencyGraphs, dictionary } = await import('@zxcvbn-ts/language-common')
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
}

/**
 * Is it one of the passwords that are known from breaches (the lists of zxcvbn-ts), or made of them, as NIST SP 800-63B
 * (3.1.1.2) asks to refuse? Names of the account and the office count as known. With or without Vietnamese marks.
 */
export async function isKnownPassword(password: string, names: readonly string[]): Promise<boolean> {
  const estimator = await (loading ??= readLists())
  const known = names.flatMap((name) => fold(name).split(/[\s@._-]+/)).filter((word) => word !== '')
  for (const written of new Set([password, fold(password)]))
    if (estimator.check(written, known).score < LEAST_SCORE) return true
  return false
}
