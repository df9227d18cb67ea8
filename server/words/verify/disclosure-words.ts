import type { Words } from '../../contract/language.ts'

/** What the attack on published figures tells. */
export const DISCLOSURES = {
  /** `groups`: of each its unit, month and kind, such as `A 2026-07 (tablet)`. */
  found: (groups: readonly Words[], ratings: number): Words => ({
    vi: `${groups.map(({ vi }) => vi).join(' + ')}: suy ra được ${ratings} lượt đánh giá`,
    en: `${groups.map(({ en }) => en).join(' + ')}: ${ratings} ratings can be worked out`,
  }),
  miscounted: (figure: string, shown: number, counted: number): Words => ({
    vi: `${figure}: số công bố là ${shown}, đếm được ${counted}`,
    en: `${figure}: it says ${shown}, and ${counted} were counted`,
  }),
  notAllTried: (): Words => ({
    vi: 'quá nhiều nhóm nhỏ dính với nhau nên chưa thử hết mọi tập hợp',
    en: 'so many small groups hang together that not every set of them was tried',
  }),
} satisfies Record<string, (...told: never[]) => Words>

/** The kinds that are attacked: ways of rating, rules of misuse, and verdicts on answers; in English they are named as kept. */
export const KIND_WORDS: Readonly<Record<string, string>> = {
  tablet: 'máy đánh giá',
  phone: 'điện thoại',
  entered: 'cán bộ nhập',
  'suspect-burst': 'chạm liên tiếp bất thường',
  'many-from-one-address': 'nhiều lượt từ một kết nối mạng',
  verdict: 'đánh giá câu trả lời',
}
