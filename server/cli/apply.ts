import { readFile } from 'node:fs/promises'
import { OrganisationFile } from '../contract/people.ts'
import { applyOrganisation } from '../set-up/apply-organisation.ts'
import { decodeUtf8, parse, parseJson } from '../read-input.ts'
import { type Command, UsageError } from './command.ts'
import { readOptions } from './options.ts'
import { withService } from './with-service.ts'

export const apply: Command = {
  usage: 'apply FILE.json',
  does: 'make units, desks, people, kiosks and routing rules from a file; safe to repeat',
  async run({ args, config, print }) {
    const [file] = readOptions(args, {}, 1).positionals
    if (!file) throw new UsageError('name the file')
    const input = parse(OrganisationFile, parseJson(decodeUtf8(await readFile(file))))
    const { added, kept } = await withService(config, (ctx) => applyOrganisation(ctx, input))
    print(`${added} added, ${kept} there already`)
    return 0
  },
}
