import { readFile } from 'node:fs/promises'
import type { FileDifference } from '../contract/organisation/organisation-file.ts'
import { applyOrganisation, planOrganisation } from '../set-up/apply-organisation.ts'
import { readOrganisationFile } from '../set-up/file/read-organisation-file.ts'
import { STARTER_NAMES, type StarterName } from '../set-up/start-from.ts'
import { decodeUtf8, parseJson } from '../read-input.ts'
import { type Command, UsageError } from './command.ts'
import { readOptions } from './options.ts'
import { STARTERS } from './starters.ts'
import { withService } from './with-service.ts'

export const apply: Command = {
  usage: 'apply FILE.json [--dry-run] | apply --starter NAME',
  does: {
    vi: 'làm cho tổ chức đúng như tệp ghi, được cả hoặc không gì đổi, chạy lại được; --dry-run chỉ nói điều gì khác. Hoặc thêm dữ liệu có sẵn (tphcm: Thành phố Hồ Chí Minh; demo: một phường mẫu)',
    en: 'make the organisation what the file says, all or nothing, safe to repeat; --dry-run only says what differs. Or add what comes with the program (tphcm: Ho Chi Minh City; demo: a model ward)',
  },
  async run({ args, config, print }) {
    const { values, positionals } = readOptions(
      args,
      { starter: { type: 'string' }, 'dry-run': { type: 'boolean' } },
      1,
    )
    const starter = values.starter === undefined ? undefined : starterOf(values.starter)
    const input = starter === undefined ? await readFrom(positionals[0]) : STARTERS[starter]()
    return withService(config, async (ctx) => {
      if (values['dry-run'] === true && starter === undefined) {
        const { differences } = await planOrganisation(ctx, input)
        for (const line of differences.flatMap(linesOf)) print(line)
        print(
          differences.length === 0
            ? { vi: 'không có gì phải đổi', en: 'nothing to change' }
            : { vi: `${differences.length} điều sẽ đổi`, en: `${differences.length} to change` },
        )
        return 0
      }
      const onlyNew = starter !== undefined
      const { added, changed, kept } = await applyOrganisation(ctx, input, { onlyNew })
      print({
        vi: `thêm ${added}, đổi ${changed}, ${kept} đã có`,
        en: `${added} added, ${changed} changed, ${kept} there already`,
      })
      return 0
    })
  },
}

async function readFrom(file: string | undefined) {
  if (!file) throw new UsageError({ vi: 'hãy ghi tên tệp', en: 'name the file' })
  return readOrganisationFile(parseJson(decodeUtf8(await readFile(file))))
}

function starterOf(name: string): StarterName {
  const known = STARTER_NAMES.find((each) => each === name)
  if (!known)
    throw new UsageError({
      vi: `hãy ghi ${STARTER_NAMES.join(' hoặc ')}`,
      en: `say ${STARTER_NAMES.join(' or ')}`,
    })
  return known
}

/** A difference for the eye: `+` for what is new, `~` for what changes, a field a line. */
function linesOf({ part, key, isNew, fields }: FileDifference): string[] {
  if (isNew) return [`+ ${part} ${key}`]
  return [
    `~ ${part} ${key}`.trimEnd(),
    ...fields.map(({ field, from, to }) => `    ${field}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`),
  ]
}
