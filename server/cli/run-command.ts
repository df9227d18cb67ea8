import type { Language } from '../contract/language.ts'
import { readConfig } from '../config.ts'
import { Refusal, REFUSALS } from '../contract/refusals.ts'
import { wordsOf } from '../worded-error.ts'
import { type Command, UsageError } from './command.ts'
import { demo } from './demo.ts'
import { apply } from './apply.ts'
import { approval } from './approval.ts'
import { erase } from './erase.ts'
import { importCommand } from './import.ts'
import { mail } from './mail.ts'
import { kiosk } from './kiosk.ts'
import { organisation } from './organisation.ts'
import { migrateCommand } from './migrate.ts'
import { outbox } from './outbox.ts'
import { place } from './place.ts'
import { restricted } from './words/restricted.ts'
import { urgent } from './words/urgent.ts'
import { rule } from './rule.ts'
import { search } from './search.ts'
import { start } from './start.ts'
import { unit } from './unit.ts'
import { user } from './user.ts'
import { verify } from './verify.ts'
import { backup } from './keeping/backup.ts'
import { doctor } from './keeping/doctor.ts'
import { moveDatabaseCommand } from './keeping/move-database.ts'
import { restore } from './keeping/restore.ts'

const COMMANDS: Readonly<Record<string, Command>> = {
  start,
  demo,
  migrate: migrateCommand,
  apply,
  organisation,
  unit,
  user,
  kiosk,
  rule,
  restricted,
  urgent,
  place,
  approval,
  import: importCommand,
  mail,
  outbox,
  erase,
  search,
  verify,
  backup,
  restore,
  'move-database': moveDatabaseCommand,
  doctor,
}

const HELP = ['--help', '-h']

/** A command of several verbs has a line for each. */
const formsOf = ({ usage }: Command): string[] => usage.split(' | ')

function describeAll(language: Language): string {
  const lines = Object.values(COMMANDS).flatMap((command) => [
    ...formsOf(command).map((form) => `  ${form}`),
    `      ${command.does[language]}`,
  ])
  return ['npm run hailong -- COMMAND', '', ...lines].join('\n')
}

/** The streams of whoever called: what was asked for, and what was wrong. */
interface Output {
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
}

type Env = Readonly<Record<string, string | undefined>>

/** Vietnamese where the terminal is (POSIX: LC_ALL before LC_MESSAGES before LANG) or HAILONG_LANGUAGE says so. */
function languageOf(env: Env): Language {
  const said = env['HAILONG_LANGUAGE'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return said.startsWith('vi') ? 'vi' : 'en'
}

/** Runs the command that the words name. Resolves with the exit code: 0, 1 where it failed, 2 where the words are wrong. */
export async function runCommand(
  [name = 'help', ...args]: readonly string[],
  env: Env,
  { print, complain }: Output,
): Promise<number> {
  const language = languageOf(env)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    const isHelp = [...HELP, 'help'].includes(name)
    const unknown = { vi: `không có lệnh ${name}`, en: `there is no command ${name}` }
    if (isHelp) print(describeAll(language))
    else complain(`${unknown[language]}\n\n${describeAll(language)}`)
    return isHelp ? 0 : 2
  }
  const forms = formsOf(command).map((form) => `npm run hailong -- ${form}`)
  if (args.some((word) => HELP.includes(word))) {
    print([...forms, command.does[language]].join('\n'))
    return 0
  }
  try {
    return await command.run({
      args,
      config: readConfig(env),
      print: (line) => print(typeof line === 'string' ? line : line[language]),
    })
  } catch (error) {
    if (error instanceof UsageError) {
      const usage = { vi: 'cách dùng', en: 'usage' }[language]
      complain([error.words[language], ...forms.map((form) => `${usage}: ${form}`)].join('\n'))
      return 2
    }
    complain(explain(error, language, env['LOG_LEVEL'] === 'debug'))
    return 1
  }
}

function explain(error: unknown, language: Language, withStack: boolean): string {
  if (error instanceof Refusal) {
    const { vi, en } = REFUSALS[error.code]
    const fields = error.errors.map((field) => `  ${field.field}: ${field.vi} / ${field.en}`)
    return [vi, `${en}${error.detail ? ` (${error.detail})` : ''}`, ...fields].join('\n')
  }
  return (withStack && error instanceof Error && error.stack) || wordsOf(error)[language]
}
