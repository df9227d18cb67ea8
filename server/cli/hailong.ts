import { readConfig } from '../config.ts'
import { Refusal, REFUSALS } from '../contract/refusals.ts'
import { type Command, UsageError } from './command.ts'
import { demo } from './demo.ts'
import { apply } from './apply.ts'
import { erase } from './erase.ts'
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
  erase,
  verify,
}

async function main(): Promise<number> {
  const [name = 'help', ...args] = process.argv.slice(2)
  const command = COMMANDS[name]
  if (!command) {
    console.log('npm run hailong -- COMMAND\n')
    for (const { usage, does } of Object.values(COMMANDS)) console.log(`  ${usage.padEnd(62)} ${does}`)
    return name === 'help' ? 0 : 2
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
