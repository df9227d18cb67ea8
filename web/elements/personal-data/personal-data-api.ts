import type { AuditPage } from '../../../server/contract/personal-data/audit.ts'
import type {
  DataRequestInput,
  DataRequestList,
  DataRequestRow,
  DataRequestStep,
  HeldData,
} from '../../../server/contract/personal-data/data-requests.ts'
import type { ImpactStanding } from '../../../server/contract/personal-data/impact.ts'
import type {
  DuePreview,
  PrivacySettingInput,
  PrivacySettings,
} from '../../../server/contract/personal-data/privacy-settings.ts'
import { call } from '../../api.ts'

/** What people ask about their data. Each may throw `ApiError`. */
export const personalDataApi = {
  list: () => call<DataRequestList>('GET', '/api/personal-data/requests'),
  settings: () => call<PrivacySettings>('GET', '/api/personal-data/settings'),
  impact: () => call<ImpactStanding>('GET', '/api/personal-data/impact'),
  saveSetting: (body: PrivacySettingInput) =>
    call<{ version: number }>('POST', '/api/personal-data/settings', { body }),
  previewDue: (query: Readonly<Record<string, string>>, signal?: AbortSignal) =>
    call<DuePreview>('GET', '/api/personal-data/due-preview', { query, ...(signal ? { signal } : {}) }),
  pastTime: () => call<{ contact: number; photos: number }>('GET', '/api/personal-data/past-time'),
  enter: (body: DataRequestInput) => call<{ id: string }>('POST', '/api/personal-data/requests', { body }),
  held: (id: string) => call<HeldData>('GET', `/api/personal-data/requests/${encodeURIComponent(id)}/held`),
  step: (id: string, body: DataRequestStep) =>
    call<DataRequestRow>('POST', `/api/personal-data/requests/${encodeURIComponent(id)}/steps`, { body }),
}

/** Who saw, changed and exported what. May throw `ApiError`. */
export const auditApi = {
  list: (query: Readonly<Record<string, string>>) => call<AuditPage>('GET', '/api/audit', { query }),
}
