import type { IndexStep } from '../../contract/indexes.ts'
import { DECIMALS } from './decimals.ts'
import { count, noValue, shareOf } from './results.ts'
import { fromProduct, missingOf, ruleSet } from './rule-set.ts'
import { FEEDBACK_RECEIVED } from './shared-inputs.ts'

const PROCESSED = fromProduct(
  'feedback-processed',
  'Phản ánh, kiến nghị đã xử lý xong',
  'Feedback that is processed',
)
const LATE = fromProduct(
  'feedback-late',
  'Phản ánh, kiến nghị trễ hạn, đã hoặc chưa xử lý xong',
  'Late feedback, processed or not',
)
const PROCESSED_LATE = {
  ...fromProduct('feedback-processed-late', 'Trong đó đã xử lý xong', 'Of these, processed'),
  isOptional: true,
} as const

export const ON_TIME_1022 = ruleSet({
  code: 'on-time-1022',
  name: {
    vi: 'Tỷ lệ đúng hạn của 1022, theo hai mẫu số',
    en: 'On time as 1022 tells it, by two denominators',
  },
  sources: [
    {
      document: 'QĐ 1478/QĐ-UBND (TP.HCM)',
      article: { vi: 'thời hạn trả lời của 1022', en: 'time limits of the 1022 line' },
      from: '2020-05-04',
      to: '2025-09-03',
    },
    {
      document: 'Quy chế 1022 TP.HCM',
      article: {
        vi: 'công bố 04/9/2025, số quyết định chưa xác minh',
        en: 'published on 04/09/2025, number not verified',
      },
      from: '2025-09-04',
      to: null,
    },
  ],
  validFrom: '2020-05-04',
  validTo: null,
  notes: [
    {
      vi: 'Báo cáo đã công bố không nói mẫu số, nên cả hai tỷ lệ đều nêu mẫu số của mình; giá trị nêu trên đầu tính trên tổng tiếp nhận.',
      en: 'What is published does not name its denominator, so both shares show theirs; the value at the top is over all that was received.',
    },
    {
      vi: 'Ở đây tính mọi kênh theo ngày lịch của kỳ; 1022 chốt số liệu lúc 12 giờ ngày 25 hằng tháng.',
      en: 'Here every channel counts, by the days of the period; 1022 itself counts from noon on the 25th to noon on the 25th.',
    },
  ],
  inputs: [FEEDBACK_RECEIVED, PROCESSED, LATE, PROCESSED_LATE],
  compute(values) {
    const lacks = missingOf(values, ['feedback-received', 'feedback-processed', 'feedback-late'])
    if (lacks.length > 0) return noValue(lacks)
    const {
      'feedback-received': received = 0,
      'feedback-processed': processed = 0,
      'feedback-late': late = 0,
    } = values
    const processedLate = values['feedback-processed-late'] ?? late
    if (received === 0) return noValue([], { vi: 'Không có phản ánh nào.', en: 'There was no feedback.' })
    return {
      ...noValue([]),
      value: shareOf(received - late, received, DECIMALS['on-time-1022'].value),
      steps: [
        notLate({ vi: 'Trên tổng tiếp nhận', en: 'Of all received' }, received, late),
        ...(processed < processedLate || processed === 0
          ? []
          : [
              notLate(
                { vi: 'Chỉ trên số đã xử lý', en: 'Of those processed alone' },
                processed,
                processedLate,
              ),
            ]),
      ],
      n: received - late,
      total: received,
    }
  },
})

function notLate(what: IndexStep['what'], all: number, late: number): IndexStep {
  return {
    what,
    formula: ['(', count(all), '−', count(late), ')', '÷', count(all)],
    result: shareOf(all - late, all, DECIMALS['on-time-1022'].shares),
  }
}
