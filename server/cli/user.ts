import { PersonInput } from '../contract/people.ts'
import { newToken } from '../ids.ts'
import { addPerson } from '../organisation/add-person.ts'
import { type Command, UsageError } from './command.ts'
import { readInput, readOptions } from './options.ts'
import { withService } from './with-service.ts'

const GENERATED_LENGTH = 16

export const user: Command = {
  usage: 'user add USERNAME --role ROLE [--unit CODE] [--name NAME] [--email EMAIL]',
  does: 'add a person; the password comes from HAILONG_PASSWORD, or one is made and printed',
  async run({ args, config, print }) {
    const { values, positionals } = readOptions(
      args,
      {
        role: { type: 'string' },
        unit: { type: 'string', default: 'ROOT' },
        name: { type: 'string' },
        email: { type: 'string' },
      },
      2,
    )
    const [verb, username] = positionals
    if (verb !== 'add') throw new UsageError('say add')
    const given = process.env['HAILONG_PASSWORD']
    const password = given ?? newToken().slice(0, GENERATED_LENGTH)
    const { role, unit, name = username, email } = values
    const input = readInput(PersonInput, { username, name, email, password, grants: [{ role, unit }] })
    await withService(config, (ctx) => addPerson(ctx, input))
    print(`${input.username} added as ${role ?? ''} of ${unit}`)
    if (given === undefined) print(`password: ${password}`)
    return 0
  },
}
