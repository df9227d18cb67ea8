import type { Words } from '../../../server/contract/language.ts'

/** What the queue says beside its rows: people, filters, what is done with several. */
export const QUEUE_STRINGS = {
  person: { vi: 'Người xử lý', en: 'Person' },
  personNeeded: { vi: 'Xin chọn người xử lý.', en: 'Choose a person.' },
  noPerson: { vi: 'Đơn vị này chưa có cán bộ xử lý.', en: 'Nobody handles items of this unit yet.' },
} as const satisfies Record<string, Words>
