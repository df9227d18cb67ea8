import { readFile } from 'node:fs/promises'
import { OrganisationFile } from '../contract/people.ts'
import { applyOrganisation } from '../set-up/apply-organisation.ts'
import { STARTER_NAMES } from '../set-up/start-from.ts'
import { decodeUtf8, parse, parseJson } from '../read-input.ts'
import { type Command, UsageError } from './command.ts'
import { readOptions } from './options.ts'
import { STARTERS } from './starters.ts'
import { withService } from './with-service.ts'

export const apply: Command = {
  usage: 'apply FILE.json | apply --starter NAME',
  does: 'make units, desks, people, kiosks and routing rules from a file, or from what comes with the program (tphcm: Ho Chi Minh City; demo: a model ward); safe to repeat',
  async run({ args, config, print }) {
    const { values, positionals } = readOptions(args, { starter: { type: 'string' } }, 1)
    const input = values.starter === undefined ? await readFrom(positionals[0]) : starterOf(values.starter)
    const { added, kept } = await withService(config, (ctx) => applyOrganisation(ctx, input))
    print(`${added} added, ${kept} there already`)
    return 0
  },
}

async function readFrom(file: string | undefined): Promise<OrganisationFile> {
  if (!file) throw new UsageError('name the file')
  return parse(OrganisationFile, parseJson(decodeUtf8(await readFile(file))))
}

function starterOf(name: string): OrganisationFile {
  const known = STARTER_NAMES.find((each) => each === name)
  if (!known) throw new UsageError(`say ${STARTER_NAMES.join(' or ')}`)
  return STARTERS[known]()
}
