import type { Config } from '../config.ts'

/** What a command gets: its words, the configuration, and where to write. */
interface CommandInput {
  readonly args: readonly string[]
  readonly config: Config
  readonly print: (line: string) => void
}

export interface Command {
  /** How it is called, after `npm run hailong --`. */
  readonly usage: string
  readonly does: string
  /** Resolves with the exit code. */
  run(input: CommandInput): Promise<number>
}

/** The words were not right: printed with the usage, exit code 2. */
export class UsageError extends Error {}
