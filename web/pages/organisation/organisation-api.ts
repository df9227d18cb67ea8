import type {
  Catalogue,
  CategoryChange,
  CategoryInput,
  ProcedureInput,
} from '../../../server/contract/organisation/catalogue.ts'
import type { FilePlan } from '../../../server/contract/organisation/organisation-file.ts'
import type { UnitInput } from '../../../server/contract/people.ts'
import type {
  DeskChange,
  UnitChange,
  UnitChangeInput,
  UnitDetail,
  UnitPlan,
} from '../../../server/contract/units/unit-changes.ts'
import { call } from '../../api.ts'

interface Look {
  readonly brand: string
  readonly accent: string
  /** Base64; null for none, left out: the one that is there. */
  readonly logo?: string | null
}

/** The pages of the organisation, one function an endpoint. Each may throw `ApiError`. */
export const organisationApi = {
  unit: (code: string, signal?: AbortSignal) =>
    call<UnitDetail>('GET', `/api/units/${encodeURIComponent(code)}`, { signal }),
  addUnit: (body: UnitInput) => call<void>('POST', '/api/units', { body }),
  changes: (signal?: AbortSignal) => call<UnitChange[]>('GET', '/api/unit-changes', { signal }),
  plan: (body: UnitChangeInput) => call<UnitPlan>('POST', '/api/unit-changes/plan', { body }),
  order: (change: UnitChangeInput, fingerprint: string) =>
    call<void>('POST', '/api/unit-changes', { body: { change, fingerprint } }),
  undo: (id: string) => call<void>('POST', `/api/unit-changes/${encodeURIComponent(id)}/undo`),
  addDesk: (body: { code: string; unit: string; name: string; nameEn: string }) =>
    call<void>('POST', '/api/desks', { body }),
  changeDesk: (body: DeskChange) => call<void>('POST', '/api/desks/change', { body }),
  catalogue: (signal?: AbortSignal) => call<Catalogue>('GET', '/api/catalogue', { signal }),
  addCategory: (body: CategoryInput) => call<void>('POST', '/api/categories', { body }),
  changeCategory: (body: CategoryChange) => call<void>('POST', '/api/categories/change', { body }),
  saveProcedure: (body: ProcedureInput) => call<void>('POST', '/api/procedures', { body }),
  look: (signal?: AbortSignal) => call<Look>('GET', '/api/organisation/look', { signal }),
  saveLook: (body: Look) => call<Look>('PUT', '/api/organisation/look', { body }),
  planTables: (file: File) => call<FilePlan>('POST', '/api/organisation/tables/plan', { file }),
  applyTables: (file: File, fingerprint: string) =>
    call<void>('POST', '/api/organisation/tables', { file, query: { fingerprint } }),
  planFile: (file: unknown) => call<FilePlan>('POST', '/api/organisation/file/plan', { body: { file } }),
  applyFile: (file: unknown, fingerprint: string) =>
    call<void>('POST', '/api/organisation/file', { body: { file, fingerprint } }),
}
