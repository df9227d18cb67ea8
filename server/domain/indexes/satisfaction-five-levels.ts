import { fromProduct, ruleSet } from './rule-set.ts'
import {
  BLANK_IS_NO_ANSWER,
  NEVER_MIXED,
  SATISFACTION_DOSSIERS,
  SATISFACTION_SOURCES,
  shareOfLevels,
} from './satisfaction-levels.ts'

const LEVELS = [
  fromProduct('five-levels-1', 'Rất không hài lòng', 'Very dissatisfied'),
  fromProduct('five-levels-2', 'Không hài lòng', 'Dissatisfied'),
  fromProduct('five-levels-3', 'Bình thường', 'Neutral'),
  fromProduct('five-levels-4', 'Hài lòng', 'Satisfied'),
  fromProduct('five-levels-5', 'Rất hài lòng', 'Very satisfied'),
]

export const SATISFACTION_FIVE_LEVELS = ruleSet({
  code: 'satisfaction-five-levels',
  name: { vi: 'Tỷ lệ hài lòng, thang 5 mức', en: 'Share satisfied, five levels' },
  sources: [
    ...SATISFACTION_SOURCES,
    {
      document: 'QĐ 1001/QĐ-BNV',
      article: { vi: 'thang năm mức của phiếu hỏi', en: 'the five levels of its questionnaire' },
      from: '2023-12-11',
      to: '2026-12-31',
    },
  ],
  validFrom: '2018-06-21',
  validTo: null,
  notes: [
    NEVER_MIXED,
    BLANK_IS_NO_ANSWER,
    {
      vi: 'Tính trên lượt bấm ở máy đánh giá, như trang Kết quả; không phải chỉ số SIPAS.',
      en: 'Over what was tapped on tablets, as on the page of results; this is not the SIPAS index.',
    },
  ],
  inputs: [...LEVELS, SATISFACTION_DOSSIERS],
  compute: (values) => shareOfLevels(LEVELS, values, 5),
})
