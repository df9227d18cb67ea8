import { createReadStream } from 'node:fs'
import { importFile } from '../../server/channels/import-file.ts'
import { readConfig } from '../../server/config.ts'
import { commandLineContext, openService } from '../../server/open-service.ts'
import type { ImportRun } from './import.ts'

/** One import in a process of its own, so that its memory is its own; tells its figures to the bench. */
const [file = '', database = ''] = process.argv.slice(2)
const service = await openService(readConfig({ DATABASE_URL: `sqlite:${database}`, LOG_LEVEL: 'error' }))
const from = performance.now()
const { rows } = await importFile(
  commandLineContext(service),
  createReadStream(file),
  {
    format: 'csv',
    channel: 'file-import',
    zone: 'Asia/Ho_Chi_Minh',
    historical: true,
    policyCode: 'imported',
    isRehearsal: false,
    createUnits: false,
  },
  () => undefined,
)
const seconds = (performance.now() - from) / 1000
await service.db.destroy()
process.send?.({ seconds, rows, peakMib: process.resourceUsage().maxRSS / 1024 } satisfies ImportRun)
