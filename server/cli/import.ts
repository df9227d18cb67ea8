import type { Words } from '../contract/language.ts'
import { open, readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Context } from '../context.ts'
import { CHANNELS } from '../contract/channel.ts'
import { REFUSALS, type RefusalCode } from '../contract/refusals.ts'
import {
  type FileReading,
  IMPORT_FORMATS,
  importFile,
  type ImportOptions,
  type ImportTotals,
} from '../channels/files/import-file.ts'
import { ImportMapping } from '../channels/files/import-mapping.ts'
import { reportWriter } from '../channels/files/import-report.ts'
import { isKnownZone } from '../domain/local-time.ts'
import { decodeUtf8, parse, parseJson } from '../read-input.ts'
import { type Command, UsageError } from './command.ts'
import { readOptions } from './options.ts'
import { withService } from './with-service.ts'

const OPTIONS = {
  format: { type: 'string' },
  map: { type: 'string' },
  channel: { type: 'string', default: 'file-import' },
  zone: { type: 'string' },
  policy: { type: 'string', default: 'imported' },
  report: { type: 'string' },
  historical: { type: 'boolean', default: false },
  'create-units': { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
} as const

export const importCommand: Command = {
  usage:
    'import FILE [--format csv|json] [--map MAPPING.json] [--zone ZONE] [--historical] [--create-units] [--dry-run] [--report REPORT.csv]',
  does: {
    vi: 'nhập phản ánh từ tệp; chạy lại được',
    en: 'bring in feedback from a file; safe to repeat',
  },
  async run({ args, config, print }) {
    const { values, positionals } = readOptions(args, OPTIONS, 1)
    const [file] = positionals
    if (!file) throw new UsageError({ vi: 'hãy ghi tên tệp', en: 'name the file' })
    const { report } = values
    const totals = await withService(config, async (ctx) =>
      importWithReport(
        ctx,
        file,
        {
          ...(await readImportOptions(file, values, ctx.organisation.zone)),
          onOpened: (reading) => print(describeReading(reading)),
        },
        report,
      ),
    )
    for (const line of describeTotals(totals, values['dry-run'])) print(line)
    return totals.refused > 0 ? 1 : 0
  },
}

interface Values {
  format?: string | undefined
  map?: string | undefined
  channel: string
  zone?: string | undefined
  policy: string
  historical: boolean
  'create-units': boolean
  'dry-run': boolean
}

async function readImportOptions(file: string, values: Values, ownZone: string): Promise<ImportOptions> {
  const format = oneOf('--format', IMPORT_FORMATS, values.format ?? formatOf(file))
  const zone = values.zone ?? ownZone
  if (!isKnownZone(zone))
    throw new UsageError({
      vi: `--zone: không có múi giờ ${zone}`,
      en: `--zone: no time zone is called ${zone}`,
    })
  return {
    format,
    zone,
    mapping: values.map ? parse(ImportMapping, parseJson(decodeUtf8(await readFile(values.map)))) : undefined,
    channel: oneOf('--channel', CHANNELS, values.channel),
    historical: values.historical,
    policyCode: values.policy,
    isRehearsal: values['dry-run'],
    createUnits: values['create-units'],
  }
}

function formatOf(file: string): string {
  return ['.json', '.ndjson', '.jsonl'].includes(extname(file).toLowerCase()) ? 'json' : 'csv'
}

function oneOf<T extends string>(option: string, allowed: readonly T[], value: string): T {
  const found = allowed.find((each) => each === value)
  if (!found)
    throw new UsageError({
      vi: `${option}: một trong ${allowed.join(', ')}`,
      en: `${option}: one of ${allowed.join(', ')}`,
    })
  return found
}

async function importWithReport(
  ctx: Context,
  file: string,
  options: ImportOptions,
  reportFile: string | undefined,
): Promise<ImportTotals> {
  const chunks = (await open(file)).createReadStream({ highWaterMark: 256 * 1024 })
  try {
    if (!reportFile) return await importFile(ctx, chunks, options, () => undefined)
    const report = reportWriter((await open(reportFile, 'w')).createWriteStream())
    try {
      return await importFile(ctx, chunks, options, report.write)
    } finally {
      await report.end()
    }
  } finally {
    chunks.destroy()
  }
}

const SIGNS: Readonly<Record<string, Words>> = {
  ',': { vi: 'dấu phẩy', en: 'comma' },
  ';': { vi: 'dấu chấm phẩy', en: 'semicolon' },
  '\t': { vi: 'tab', en: 'tab' },
  '|': { vi: 'gạch đứng', en: 'bar' },
}

function describeReading({ encoding, delimiter, headerLine, sheet }: FileReading): Words {
  if (sheet !== undefined)
    return {
      vi: `đọc theo ${encoding}, trang “${sheet}”, tên cột ở dòng ${headerLine ?? 1}`,
      en: `read as ${encoding}, sheet “${sheet}”, the names of columns in row ${headerLine ?? 1}`,
    }
  if (delimiter === null) return { vi: `đọc theo ${encoding}, JSON`, en: `read as ${encoding}, JSON` }
  const sign = SIGNS[delimiter] ?? { vi: delimiter, en: delimiter }
  const line = headerLine ?? 1
  return {
    vi: `đọc theo ${encoding}, cột cách nhau bằng ${sign.vi}, tên cột ở dòng ${line}`,
    en: `read as ${encoding}, columns apart by ${sign.en}, their names on line ${line}`,
  }
}

function describeTotals(totals: ImportTotals, isRehearsal: boolean): Words[] {
  const { rows, accepted, warned, duplicate, refused, codes } = totals
  const warning = {
    vi: warned > 0 ? ` (${warned} có lưu ý)` : '',
    en: warned > 0 ? ` (${warned} with a warning)` : '',
  }
  const rehearsal = {
    vi: isRehearsal ? ' (chạy thử: không ghi gì)' : '',
    en: isRehearsal ? ' (dry run: nothing was written)' : '',
  }
  return [
    {
      vi: `${rows} dòng: nhận ${accepted}${warning.vi}, đã có ${duplicate}, từ chối ${refused}${rehearsal.vi}`,
      en: `${rows} rows: ${accepted} accepted${warning.en}, ${duplicate} there already, ${refused} refused${rehearsal.en}`,
    },
    ...Object.entries(codes).map(([code, n]) => {
      const { vi, en } = REFUSALS[code as RefusalCode]
      return { vi: `  ${n} × ${code}: ${vi}`, en: `  ${n} × ${code}: ${en}` }
    }),
  ]
}
