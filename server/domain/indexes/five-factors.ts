import type { Words } from '../../contract/language.ts'
import { DECIMALS } from './decimals.ts'
import { entered, type IndexInput, ruleSet } from './rule-set.ts'
import { BLANK_IS_NO_ANSWER } from './satisfaction-levels.ts'
import { shareOfParts } from './share-of-parts.ts'

const FACTORS = [
  { key: 'access', vi: 'Tiếp cận dịch vụ', en: 'Access to the service' },
  { key: 'procedures', vi: 'Thủ tục hành chính', en: 'Procedures' },
  {
    key: 'officers',
    vi: 'Công chức trực tiếp giải quyết công việc',
    en: 'Officers who handle the matter',
  },
  { key: 'results', vi: 'Kết quả dịch vụ', en: 'Results of the service' },
  {
    key: 'feedback',
    vi: 'Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị',
    en: 'Receiving and settling feedback',
  },
] as const
type FactorCode = `factor-${(typeof FACTORS)[number]['key']}-${'satisfied' | 'answers'}`

const PARTS = FACTORS.map(({ key, vi, en }) => ({
  vi,
  en,
  over: `factor-${key}-satisfied` as const,
  under: `factor-${key}-answers` as const,
}))

const INPUTS = PARTS.flatMap(({ vi, en, over, under }): IndexInput<FactorCode>[] => [
  entered(
    over,
    `${vi}: câu trả lời hài lòng hoặc rất hài lòng`,
    `${en}: answers satisfied or very satisfied`,
  ),
  entered(under, `${vi}: câu trả lời hợp lệ`, `${en}: valid answers`),
])

const WHOLE: Words = { vi: 'Cả năm yếu tố', en: 'All five factors' }

export const FIVE_FACTORS = ruleSet<FactorCode>({
  code: 'five-factors',
  name: { vi: 'Chỉ số năm yếu tố (không phải SIPAS)', en: 'Index of five factors (not SIPAS)' },
  sources: [
    {
      document: 'QĐ 1001/QĐ-BNV',
      article: {
        vi: 'năm yếu tố, thang năm mức (phương pháp 2023–2026)',
        en: 'five factors, five levels (method of 2023–2026)',
      },
      from: '2023-12-11',
      to: '2026-12-31',
    },
  ],
  validFrom: '2023-12-11',
  validTo: '2026-12-31',
  ended: {
    vi: 'Phương pháp được ban hành cho các năm 2023–2026.',
    en: 'The method was issued for the years 2023–2026.',
  },
  notes: [
    {
      vi: 'Không phải chỉ số SIPAS: SIPAS do Bộ Nội vụ điều tra theo mẫu chọn ngẫu nhiên và có phần chính sách công. Không so trực tiếp với số SIPAS đã công bố.',
      en: 'This is not SIPAS: that is surveyed by the Ministry of Home Affairs on a random sample, with public policies as well. It is not to be compared with published SIPAS figures.',
    },
    {
      vi: 'Chỉ số = (hài lòng + rất hài lòng) ÷ mọi câu trả lời hợp lệ của năm yếu tố; quyết định không in trọng số.',
      en: 'Index = (satisfied + very satisfied) ÷ all valid answers of the five factors; weights were not found in print.',
    },
    BLANK_IS_NO_ANSWER,
  ],
  inputs: INPUTS,
  compute: (values) => shareOfParts(PARTS, values, WHOLE, DECIMALS['five-factors'].value),
})
