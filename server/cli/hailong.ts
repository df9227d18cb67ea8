import { readConfig } from '../config.ts'
import { Refusal, REFUSALS } from '../contract/refusals.ts'
import { type Command, UsageError } from './command.ts'
import { demo } from './demo.ts'
import { apply } from './apply.ts'
import { importCommand } from './import.ts'
import { kiosk } from './kiosk.ts'
import { migrateCommand } from './migrate.ts'
import { outbox } from './outbox.ts'
import { rule } from './rule.ts'
import { start } from './start.ts'
import { unit } from './unit.ts'
import { user } from './user.ts'
import { verify } from './verify.ts'

const COMMANDS: Readonly<Record<string, Command>> = {
  start,
  demo,
  migrate: migrateCommand,
  apply,
  unit,
  user,
  kiosk,
  rule,
  import: importCommand,
  outbox,
  verify,
}

const HELP = ['--help', '-h']

function describeAll(): string {
  const lines = Object.values(COMMANDS).flatMap(({ usage, does }) => [`  ${usage}`, `      ${does}`])
  return ['npm run hailong -- COMMAND', '', ...lines].join('\n')
}

async function main(): Promise<number> {
  const [name = 'help', ...args] = process.argv.slice(2)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    const isHelp = [...HELP, 'help'].includes(name)
    if (isHelp) console.log(describeAll())
    else console.error(`there is no command ${name}\n\n${describeAll()}`)
    return isHelp ? 0 : 2
  }
  if (args.some((word) => HELP.includes(word))) {
    console.log(`npm run hailong -- ${command.usage}\n${command.does}`)
    return 0
  }
  try {
    return await command.run({ args, config: readConfig(process.env), print: (line) => console.log(line) })
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\nusage: npm run hailong -- ${command.usage}`)
      return 2
    }
    if (error instanceof Refusal) {
      const { vi, en } = REFUSALS[error.code]
      console.error(`${vi}\n${en}${error.detail ? ` (${error.detail})` : ''}`)
      for (const { field, vi: viField, en: enField } of error.errors)
        console.error(`  ${field}: ${viField} / ${enField}`)
      return 1
    }
    throw error
  }
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(
    error instanceof Error ? (process.env['LOG_LEVEL'] === 'debug' ? error.stack : error.message) : error,
  )
  return 1
})
