import { z } from 'zod'
import type { Context } from '../../context.ts'
import { CHANNELS } from '../../contract/channel.ts'
import { Refusal } from '../../contract/refusals.ts'
import { wanted } from '../../contract/wanted.ts'
import { isKnownZone } from '../../domain/local-time.ts'
import { demand } from '../../permit.ts'
import { parse, parseJson } from '../../read-input.ts'
import {
  type FileReading,
  IMPORT_FORMATS,
  importFile,
  type ImportTotals,
  type ReportLine,
} from './import-file.ts'
import { ImportMapping } from './import-mapping.ts'

const Flag = z.enum(['true', 'false'])

/** The fields beside `file`, as a form sends them. */
const UploadFields = z.strictObject({
  format: z.enum(IMPORT_FORMATS).optional(),
  /** JSON; left out where the file uses the names of the 1022 channel. */
  mapping: z.string().max(50_000).optional(),
  channel: z.enum(CHANNELS).default('file-import'),
  zone: z.string().refine(isKnownZone, wanted('zone')).optional(),
  policy: z.string().min(1).max(40).default('imported'),
  historical: Flag.default('true'),
  dryRun: Flag.default('false'),
})

/** The whole form, as `/api/openapi.json` tells it. */
export const UploadForm = UploadFields.extend({ file: z.file() })

interface UploadReport {
  readonly totals: ImportTotals
  readonly dryRun: boolean
  /** How the file was understood. */
  readonly reading: FileReading | null
  /** What was not accepted or accepted with a warning, at most 1,000 lines of it. */
  readonly lines: readonly ReportLine[]
}

const MAX_LINES = 1_000

/** An import from the browser. Routing may hand items to any unit, so that only the root's coordinator may. */
export async function importUpload(ctx: Context, form: FormData): Promise<UploadReport> {
  demand(ctx.actor, 'imports/run', `/${ctx.organisation.rootUnitId}/`)
  const { file, fields } = readForm(form)
  const isRehearsal = fields.dryRun === 'true'
  const lines: ReportLine[] = []
  let reading: FileReading | null = null
  const totals = await importFile(
    ctx,
    file.stream() as unknown as AsyncIterable<Uint8Array>,
    {
      format: fields.format ?? (/json/i.test(file.name + file.type) ? 'json' : 'csv'),
      mapping: fields.mapping ? parse(ImportMapping, parseJson(fields.mapping)) : undefined,
      channel: fields.channel,
      zone: fields.zone ?? ctx.organisation.zone,
      historical: fields.historical === 'true',
      policyCode: fields.policy,
      isRehearsal,
      createUnits: false,
      onOpened: (opened) => void (reading = opened),
    },
    (reported) => {
      for (const line of reported)
        if ((line.status !== 'accepted' || line.field !== '') && lines.length < MAX_LINES) lines.push(line)
    },
  )
  return { totals, dryRun: isRehearsal, reading, lines }
}

function readForm(form: FormData): { file: File; fields: z.infer<typeof UploadFields> } {
  const { file, ...fields } = Object.fromEntries(form.entries())
  if (!(file instanceof File)) {
    throw new Refusal('request/invalid', {
      errors: [{ field: 'file', vi: 'cần có tệp', en: 'a file is needed' }],
    })
  }
  return { file, fields: parse(UploadFields, fields) }
}
