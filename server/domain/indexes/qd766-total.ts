import type { Words } from '../../contract/language.ts'
import { DECIMALS } from './decimals.ts'
import { add, decimal, halfUp } from './exact.ts'
import { joined, noValue, points } from './results.ts'
import { entered, type IndexInput, missingOf, ruleSet } from './rule-set.ts'

const GROUPS = [
  { key: 'openness', most: 18, vi: 'Công khai, minh bạch', en: 'Openness' },
  { key: 'progress', most: 20, vi: 'Tiến độ, kết quả giải quyết', en: 'Progress and results' },
  { key: 'digitised', most: 22, vi: 'Số hóa hồ sơ', en: 'Digitised dossiers' },
  { key: 'online', most: 22, vi: 'Cung cấp dịch vụ trực tuyến', en: 'Online services' },
  { key: 'satisfaction', most: 18, vi: 'Mức độ hài lòng', en: 'Satisfaction' },
] as const
type GroupCode = `qd766-${(typeof GROUPS)[number]['key']}-points`

const { value: DIGITS } = DECIMALS['qd766-total']
const HUNDREDTHS = 100

const INPUTS = GROUPS.map(({ key, most, vi, en }): IndexInput<GroupCode> =>
  entered(
    `qd766-${key}-points`,
    `${vi}: điểm trên Cổng, tối đa ${most}`,
    `${en}: points on the portal, at most ${most}`,
    {
      kind: 'points',
      most,
    },
  ),
)

/** From so many points on, lower bounds included. */
const BANDS: readonly { readonly from: number; readonly name: Words }[] = [
  { from: 90, name: { vi: 'Xuất sắc', en: 'Excellent' } },
  { from: 80, name: { vi: 'Tốt', en: 'Good' } },
  { from: 70, name: { vi: 'Khá', en: 'Fair' } },
  { from: 50, name: { vi: 'Trung bình', en: 'Average' } },
  { from: 0, name: { vi: 'Yếu', en: 'Weak' } },
]

export const QD766_TOTAL = ruleSet<GroupCode>({
  code: 'qd766-total',
  name: { vi: 'Bộ chỉ số 766: tổng điểm (tối đa 100)', en: 'Index 766: all groups (at most 100)' },
  sources: [
    {
      document: 'QĐ 766/QĐ-TTg',
      article: { vi: 'năm nhóm chỉ số', en: 'five groups' },
      from: '2022-06-23',
      to: null,
    },
  ],
  validFrom: '2022-06-23',
  validTo: null,
  notes: [
    {
      vi: 'Cộng điểm năm nhóm như Cổng Dịch vụ công quốc gia đã công bố cho đơn vị.',
      en: 'The sum of the five groups as the national portal published them for the unit.',
    },
    {
      vi: 'Mốc xếp loại 90, 80, 70, 50 chưa xác minh theo văn bản gốc.',
      en: 'The bands from 90, 80, 70 and 50 are not verified in the text.',
    },
  ],
  inputs: INPUTS,
  compute(values) {
    const lacks = missingOf(
      values,
      INPUTS.map(({ code }) => code),
    )
    if (lacks.length > 0) return noValue(lacks)
    const parts = INPUTS.map(({ code }) => values[code] ?? 0)
    const hundredths = halfUp(parts.map(decimal).reduce(add), DIGITS)
    const value = points(hundredths / HUNDREDTHS, DIGITS)
    return {
      ...noValue([]),
      value,
      class: BANDS.find(({ from }) => hundredths >= from * HUNDREDTHS)?.name ?? null,
      steps: [
        {
          what: { vi: 'Tổng năm nhóm', en: 'Sum of the five groups' },
          formula: joined(
            parts.map((part) => points(part, DIGITS)),
            '+',
          ),
          result: value,
        },
      ],
    }
  },
})
