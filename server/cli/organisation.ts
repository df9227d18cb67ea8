import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { LANGUAGES, type Language } from '../contract/language.ts'
import type { OrganisationFile } from '../contract/organisation/organisation-file.ts'
import { describeOrganisation } from '../set-up/file/describe-organisation.ts'
import { writeTables } from '../set-up/tables/write-tables.ts'
import { type Command, UsageError } from './command.ts'
import { readOptions } from './options.ts'
import { withService } from './with-service.ts'

export const organisation: Command = {
  usage: 'organisation export FILE.json|FILE.xlsx|units.csv|people.csv [--lang vi|en]',
  does: {
    vi: 'ghi cả tổ chức vào tệp mà apply đọc được: đơn vị, quầy, người (không có mật khẩu), quy tắc, lịch; hoặc đơn vị và người thành bảng tính, tiêu đề theo --lang',
    en: 'write the whole organisation into a file that apply reads: units, desks, people without passwords, rules, calendars; or units and people as a spreadsheet, its heads by --lang',
  },
  async run({ args, config, print }) {
    const { values, positionals } = readOptions(args, { lang: { type: 'string' } }, 2)
    const [verb, file] = positionals
    const language = LANGUAGES.find((each) => each === (values.lang ?? 'vi'))
    if (verb !== 'export' || !file || !language)
      throw new UsageError({ vi: 'hãy ghi export và tên tệp', en: 'say export and name the file' })
    const described = await withService(config, (ctx) => describeOrganisation(ctx))
    // Never over something that is there; names and addresses are for the owner alone.
    await writeFile(file, await contentOf(described, file, language), { flag: 'wx', mode: 0o600 })
    print({
      vi: `đã ghi ${described.units.length} đơn vị, ${described.people.length} người vào ${file}`,
      en: `${described.units.length} units, ${described.people.length} people written to ${file}`,
    })
    return 0
  },
}

/** A CSV file holds one table: its name says which. */
async function contentOf(
  described: OrganisationFile,
  file: string,
  language: Language,
): Promise<Uint8Array | string> {
  const name = basename(file).toLowerCase()
  if (name.endsWith('.xlsx')) return writeTables(described, 'xlsx', language)
  if (!name.endsWith('.csv')) return `${JSON.stringify(described, null, 2)}\n`
  const format = (['units.csv', 'people.csv'] as const).find((each) => name.endsWith(each))
  if (!format)
    throw new UsageError({
      vi: 'tệp CSV có một bảng: đặt tên tệp là units.csv hoặc people.csv',
      en: 'a CSV file has one table: end its name with units.csv or people.csv',
    })
  return writeTables(described, format, language)
}
