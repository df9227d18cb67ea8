import type { Words } from '../../../server/contract/language.ts'

export const CLUSTER_STRINGS = {
  title: { vi: 'Có thể cùng một việc', en: 'May be one matter' },
  lead: {
    vi: 'Phản ánh đang mở của hai tuần qua nói gần như nhau, cùng nơi hoặc cùng lĩnh vực. Chọn những phản ánh cùng việc rồi gộp vào phản ánh nhận sớm nhất.',
    en: 'Open items of the last two weeks that say nearly the same, of one place or category. Choose those that are one matter and merge them into the oldest.',
  },
  bothSay: { vi: 'cùng nói', en: 'all say' },
  stays: { vi: 'giữ lại', en: 'stays' },
  choose: { vi: 'Gộp', en: 'Merge' },
  reason: { vi: 'Lý do gộp', en: 'Reason for merging' },
  merged: { vi: 'Đã gộp.', en: 'Merged.' },
} as const satisfies Record<string, Words>

/** `4 phản ánh giống nhau` */
export function alikeCountWords(n: number): Words {
  return { vi: `${n} phản ánh giống nhau`, en: `${n} items that are alike` }
}

/** `Gộp 3 phản ánh vào 2YQE-C4KC` */
export function mergeWords(n: number, code: string): Words {
  return { vi: `Gộp ${n} phản ánh vào ${code}`, en: `Merge ${n} ${n === 1 ? 'item' : 'items'} into ${code}` }
}
