import { DECIMALS } from './decimals.ts'
import { noValue, shareOf, shareStep, sumStep } from './results.ts'
import { entered, missingOf, ruleSet } from './rule-set.ts'

const ON_TIME = entered(
  'dossiers-on-time',
  'Hồ sơ giải quyết đúng hạn hoặc trước hạn',
  'Dossiers solved on time or early',
)
const LATE = entered('dossiers-late', 'Hồ sơ giải quyết quá hạn', 'Dossiers solved late')

export const DOSSIERS_ON_TIME = ruleSet({
  code: 'dossiers-on-time',
  name: { vi: 'Hồ sơ giải quyết đúng hạn', en: 'Dossiers solved on time' },
  sources: [
    {
      document: 'NĐ 61/2018/NĐ-CP',
      article: { vi: 'Điều 30', en: 'art. 30' },
      from: '2018-06-21',
      to: '2025-06-30',
    },
    {
      document: 'NĐ 118/2025/NĐ-CP',
      article: { vi: 'Điều 8', en: 'art. 8' },
      from: '2025-07-01',
      to: null,
    },
    {
      document: 'NĐ 224/2026/NĐ-CP',
      article: { vi: 'Điều 19', en: 'art. 19' },
      from: '2026-07-01',
      to: null,
    },
  ],
  validFrom: '2018-06-21',
  validTo: null,
  notes: [
    {
      vi: 'Mẫu số là hồ sơ đã giải quyết xong; hồ sơ đang giải quyết chưa tính.',
      en: 'The denominator is what is solved; dossiers under way are not in it yet.',
    },
  ],
  inputs: [ON_TIME, LATE],
  compute(values) {
    const lacks = missingOf(values, ['dossiers-on-time', 'dossiers-late'])
    if (lacks.length > 0) return noValue(lacks)
    const { 'dossiers-on-time': onTime = 0, 'dossiers-late': late = 0 } = values
    const n = onTime + late
    if (n === 0) return noValue([], { vi: 'Chưa có hồ sơ nào giải quyết xong.', en: 'No dossier is solved.' })
    return {
      ...noValue([]),
      value: shareOf(onTime, n, DECIMALS['dossiers-on-time'].value),
      steps: [
        sumStep({ vi: 'Hồ sơ đã giải quyết', en: 'Dossiers solved' }, [onTime, late]),
        shareStep(
          { vi: 'Tỷ lệ đúng hạn', en: 'Share on time' },
          onTime,
          n,
          DECIMALS['dossiers-on-time'].shares,
        ),
      ],
      n,
      total: n,
    }
  },
})
