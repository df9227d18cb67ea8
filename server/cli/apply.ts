import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Context } from '../context.ts'
import type { FileDifference, OrganisationFile } from '../contract/organisation/organisation-file.ts'
import { applyOrganisation, planOrganisation } from '../set-up/apply-organisation.ts'
import { readOrganisationFile } from '../set-up/file/read-organisation-file.ts'
import { applyTables, planTables } from '../set-up/tables/apply-tables.ts'
import { STARTER_NAMES, type StarterName } from '../set-up/start-from.ts'
import { decodeUtf8, parseJson } from '../read-input.ts'
import { type Command, UsageError } from './command.ts'
import { readOptions } from './options.ts'
import { STARTERS } from './starters.ts'
import { withService } from './with-service.ts'

export const apply: Command = {
  usage: 'apply FILE.json|FILE.xlsx|FILE.csv [--dry-run] | apply --starter NAME',
  does: {
    vi: 'làm cho tổ chức đúng như tệp ghi (JSON, hoặc đơn vị và người dạng bảng tính), được cả hoặc không gì đổi, chạy lại được; --dry-run chỉ nói điều gì khác. Hoặc thêm dữ liệu có sẵn (tphcm: Thành phố Hồ Chí Minh; demo: một phường mẫu)',
    en: 'make the organisation what the file says (JSON, or units and people as a spreadsheet), all or nothing, safe to repeat; --dry-run only says what differs. Or add what comes with the program (tphcm: Ho Chi Minh City; demo: a model ward)',
  },
  async run({ args, config, print }) {
    const { values, positionals } = readOptions(
      args,
      { starter: { type: 'string' }, 'dry-run': { type: 'boolean' } },
      1,
    )
    const starter = values.starter === undefined ? undefined : starterOf(values.starter)
    const input = starter === undefined ? await readFrom(positionals[0]) : starterInput(starter)
    return withService(config, async (ctx) => {
      if (values['dry-run'] === true && starter === undefined) {
        const { differences } = await input.plan(ctx)
        for (const line of differences.flatMap(linesOf)) print(line)
        print(
          differences.length === 0
            ? { vi: 'không có gì phải đổi', en: 'nothing to change' }
            : { vi: `${differences.length} điều sẽ đổi`, en: `${differences.length} to change` },
        )
        return 0
      }
      const { added, changed, kept } = await input.apply(ctx)
      print({
        vi: `thêm ${added}, đổi ${changed}, ${kept} đã có`,
        en: `${added} added, ${changed} changed, ${kept} there already`,
      })
      return 0
    })
  },
}

interface Input {
  readonly plan: (ctx: Context) => ReturnType<typeof planOrganisation>
  readonly apply: (ctx: Context) => ReturnType<typeof applyOrganisation>
}

async function readFrom(file: string | undefined): Promise<Input> {
  if (!file) throw new UsageError({ vi: 'hãy ghi tên tệp', en: 'name the file' })
  const bytes = await readFile(file)
  if (TABLES.includes(extname(file).toLowerCase()))
    return { plan: (ctx) => planTables(ctx, bytes), apply: (ctx) => applyTables(ctx, bytes) }
  return inputOf(readOrganisationFile(parseJson(decodeUtf8(bytes))))
}

const TABLES = ['.xlsx', '.csv']

function starterInput(starter: StarterName): Input {
  return inputOf(STARTERS[starter](), { onlyNew: true })
}

function inputOf(file: OrganisationFile, applying: { readonly onlyNew?: boolean } = {}): Input {
  return {
    plan: (ctx) => planOrganisation(ctx, file),
    apply: (ctx) => applyOrganisation(ctx, file, applying),
  }
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
