import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

export interface Sheet {
  readonly name: string
  /** Every cell as text; days and times as `2026-11-20` and `2026-11-20 09:00:00`. */
  readonly rows: readonly (readonly string[])[]
}

const MEMORY = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 }
const WITHIN_MS = 120_000

/** Kept as text: a worker's own file would have to be found in the source, in tests and in the built server. */
const SOURCE = `
  const { parentPort, workerData } = require('node:worker_threads')
  const dateText = (exact) => {
    const date = new Date(Math.round(exact.getTime() / 1000) * 1000)
    const [day, time] = date.toISOString().slice(0, 19).split('T')
    return time === '00:00:00' ? day : day + ' ' + time
  }
  const text = (cell) =>
    cell === null || cell === undefined ? '' : cell instanceof Date ? dateText(cell) : String(cell)
  import(workerData.library)
    .then(({ default: read }) => read(new Blob([workerData.bytes])))
    .then((sheets) =>
      parentPort.postMessage(sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(text)) }))),
    )
`

/** The sheets of an Excel workbook (.xlsx), read aside with its own memory. Rejects where it cannot be read within both. */
export function readSheets(bytes: Buffer): Promise<Sheet[]> {
  const library = createRequire(import.meta.url).resolve('read-excel-file/universal')
  const worker = new Worker(SOURCE, {
    eval: true,
    workerData: { bytes, library: pathToFileURL(library).href },
    resourceLimits: MEMORY,
  })
  return new Promise<Sheet[]>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('the workbook takes too long')), WITHIN_MS)
    worker.once('message', (sheets: Sheet[]) => resolve(sheets))
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(late)
      reject(new Error('the workbook was not read'))
    })
  }).finally(() => void worker.terminate())
}
