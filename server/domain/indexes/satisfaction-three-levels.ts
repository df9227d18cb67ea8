import { fromProduct, ruleSet } from './rule-set.ts'
import {
  BLANK_IS_NO_ANSWER,
  NEVER_MIXED,
  SATISFACTION_DOSSIERS,
  SATISFACTION_SOURCES,
  shareOfLevels,
} from './satisfaction-levels.ts'

const LEVELS = [
  fromProduct('three-levels-1', 'Chưa hài lòng', 'Not satisfied'),
  fromProduct('three-levels-2', 'Hài lòng', 'Satisfied'),
  fromProduct('three-levels-3', 'Rất hài lòng', 'Very satisfied'),
]

export const SATISFACTION_THREE_LEVELS = ruleSet({
  code: 'satisfaction-three-levels',
  name: { vi: 'Tỷ lệ hài lòng, thang 3 mức', en: 'Share satisfied, three levels' },
  sources: [
    {
      document: 'TT 32/2017/TT-BTTTT',
      article: { vi: 'Điều 11–12', en: 'art. 11–12' },
      from: '2018-06-01',
      to: null,
    },
    ...SATISFACTION_SOURCES,
  ],
  validFrom: '2018-06-01',
  validTo: null,
  notes: [NEVER_MIXED, BLANK_IS_NO_ANSWER],
  inputs: [...LEVELS, SATISFACTION_DOSSIERS],
  compute: (values) => shareOfLevels(LEVELS, values, 3),
})
