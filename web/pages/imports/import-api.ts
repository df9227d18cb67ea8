import type { ImportJob, ImportJobDetail, ImportPlan } from '../../../server/contract/imports/imports.ts'
import { call } from '../../api.ts'

/** What can be asked of a file that was uploaded. */
export type ImportAct = 'try' | 'run' | 'stop'

const pathOf = (id: string) => `/api/import-jobs/${encodeURIComponent(id)}`

/** Files of items on their way in. Each may throw `ApiError`. */
export const importApi = {
  list: (signal?: AbortSignal) => call<readonly ImportJob[]>('GET', '/api/import-jobs', { signal }),
  upload: (file: File) =>
    call<ImportJobDetail>('POST', '/api/import-jobs', { query: { name: file.name.slice(-200) }, file }),
  show: (id: string, signal?: AbortSignal) => call<ImportJobDetail>('GET', pathOf(id), { signal }),
  plan: (id: string, body: ImportPlan) => call<ImportJobDetail>('PUT', `${pathOf(id)}/plan`, { body }),
  keepMapping: (id: string, name: string) =>
    call<ImportJobDetail>('POST', `${pathOf(id)}/mapping`, { body: { name } }),
  ask: (id: string, act: ImportAct) => call<ImportJobDetail>('POST', `${pathOf(id)}/${act}`),
  forget: (id: string) => call<void>('DELETE', pathOf(id)),
}

/** Where what became of every row is downloaded. */
export function importReportPath(id: string, of: 'trial' | 'run'): string {
  return `${pathOf(id)}/report.csv?of=${of}`
}
