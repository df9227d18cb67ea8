import { DECIMALS } from './decimals.ts'
import { entered, type IndexInput, ruleSet } from './rule-set.ts'
import { BLANK_IS_NO_ANSWER } from './satisfaction-levels.ts'
import { shareOfParts } from './share-of-parts.ts'

const HABITS = [
  { key: 'hello', vi: 'Xin chào', en: 'Says hello' },
  { key: 'sorry', vi: 'Xin lỗi', en: 'Says sorry' },
  { key: 'thanks', vi: 'Xin cảm ơn', en: 'Says thank you' },
  { key: 'leave', vi: 'Xin phép', en: 'Asks for leave' },
  { key: 'smiling', vi: 'Luôn mỉm cười', en: 'Always smiles' },
  { key: 'gentle', vi: 'Luôn nhẹ nhàng', en: 'Is always gentle' },
  { key: 'listening', vi: 'Luôn lắng nghe', en: 'Always listens' },
  { key: 'helping', vi: 'Luôn giúp đỡ', en: 'Always helps' },
] as const
type HabitCode = `habit-${(typeof HABITS)[number]['key']}-${'yes' | 'answers'}`

const PARTS = HABITS.map(({ key, vi, en }) => ({
  vi,
  en,
  over: `habit-${key}-yes` as const,
  under: `habit-${key}-answers` as const,
}))

const INPUTS = PARTS.flatMap(({ vi, en, over, under }): IndexInput<HabitCode>[] => [
  entered(over, `${vi}: trả lời “có”`, `${en}: answered “yes”`),
  entered(under, `${vi}: câu trả lời hợp lệ`, `${en}: valid answers`),
])

export const FOUR_ASKS_FOUR_ALWAYS = ruleSet<HabitCode>({
  code: 'four-asks-four-always',
  name: { vi: '“4 xin, 4 luôn”', en: '“4 asks, 4 always” (conduct of officers)' },
  sources: [
    {
      document: 'KH 615/KH-GDĐT (Nhà Bè, 07/6/2021)',
      article: { vi: 'mục III, hoạt động 3', en: 'part III, activity 3' },
      from: '2021-06-01',
      to: '2021-07-01',
    },
  ],
  validFrom: '2021-06-01',
  validTo: '2021-07-01',
  ended: {
    vi: 'Tháng cao điểm 01/6–01/7/2021 đã qua; tám câu hỏi vẫn dùng được.',
    en: 'Its campaign, 01/06–01/07/2021, is over; its eight questions can still be asked.',
  },
  notes: [
    {
      vi: 'Kế hoạch không quy định cách chấm điểm: mỗi câu có hoặc không, chỉ số là tỷ lệ “có” trên mọi câu trả lời.',
      en: 'The plan gives no way of scoring: each is yes or no, and the index is the share of yes among all answers.',
    },
    BLANK_IS_NO_ANSWER,
  ],
  inputs: INPUTS,
  compute: (values) =>
    shareOfParts(
      PARTS,
      values,
      { vi: 'Cả tám điều', en: 'All eight' },
      DECIMALS['four-asks-four-always'].value,
    ),
})
