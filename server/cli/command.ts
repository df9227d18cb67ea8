import type { Config } from '../config.ts'
import type { Words } from '../contract/language.ts'
import { WordedError } from '../worded-error.ts'

/** Writes a line: words in the language of the terminal, anything else as it is. */
export type Print = (line: string | Words) => void

/** What a command gets: its words, the configuration, and where to write. */
interface CommandInput {
  readonly args: readonly string[]
  readonly config: Config
  readonly print: Print
}

export interface Command {
  /** How it is called, after `npm run hailong --`. */
  readonly usage: string
  readonly does: Words
  /** Resolves with the exit code. */
  run(input: CommandInput): Promise<number>
}

/** The words were not right: printed with the usage, exit code 2. */
export class UsageError extends WordedError {}

/** That one of these words is needed. */
export function say(forms: string): Words {
  return { vi: `hãy ghi một trong: ${forms}`, en: `say one of: ${forms}` }
}
