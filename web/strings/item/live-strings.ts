import type { Words } from '../../../server/contract/language.ts'

/** What the screens say of what happens while one looks. */
export const LIVE_STRINGS = {
  lost: { vi: 'Mất kết nối từ', en: 'Connection lost at' },
  lostHint: {
    vi: 'đang thử lại; số liệu trên màn hình có thể đã cũ.',
    en: 'trying again; what is on the screen may be old.',
  },
  left: { vi: 'Đã rời danh sách này', en: 'No longer in this list' },
  changedBy: { vi: 'Vừa thay đổi', en: 'Changed just now' },
  bySomebody: { vi: 'công dân hoặc hệ thống', en: 'the citizen or the system' },
  showNewer: { vi: 'Xem bản mới', en: 'Show the new state' },
  gone: {
    vi: 'Phản ánh này không còn ở đơn vị của quý vị.',
    en: 'This item is no longer with your unit.',
  },
} as const satisfies Record<string, Words>

/** Who else is writing an answer or a note to the item. */
export function writingWords(names: readonly string[]): Words {
  const list = names.join(', ')
  return { vi: `${list} đang soạn`, en: `${list} ${names.length > 1 ? 'are' : 'is'} writing` }
}

/** Who else has the item before them. */
export function viewingWords(names: readonly string[]): Words {
  const list = names.join(', ')
  return { vi: `${list} đang xem`, en: `${list} ${names.length > 1 ? 'are' : 'is'} viewing` }
}

/** Who has it open and looks at something else. */
export function openWords(names: readonly string[]): Words {
  const list = names.join(', ')
  return { vi: `${list} đang mở ở thẻ khác`, en: `${list} ${names.length > 1 ? 'have' : 'has'} it open` }
}
