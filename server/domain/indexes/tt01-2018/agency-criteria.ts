import type { Figure, IndexStep } from '../../../contract/indexes.ts'
import type { Words } from '../../../contract/language.ts'
import { DECIMALS } from '../decimals.ts'
import { decimal, fraction, isAtLeast, times } from '../exact.ts'
import { count, percent, points, shareOf } from '../results.ts'
import { entered, type IndexInput, type InputValues, missingOf } from '../rule-set.ts'
import {
  DOSSIERS_RECEIVED,
  FEEDBACK_JUDGED,
  FEEDBACK_ON_TIME,
  FEEDBACK_PROLONGED,
  FEEDBACK_RECEIVED,
  PROCEDURES,
} from '../shared-inputs.ts'
import { type CriterionScore, MOST_TENTHS } from './criterion-score.ts'
import { NO_INFORMATION } from './dossier-criteria.ts'

const { value: POINT_DIGITS, shares: SHARE_DIGITS } = DECIMALS['tt01-2018-agency']

const FOUR_STEPS = entered(
  'procedures-four-steps',
  'Thủ tục được tiếp nhận, thẩm định, phê duyệt và trả kết quả tại Bộ phận Một cửa',
  'Procedures received, examined, approved and returned at the one-stop desk',
  { kind: 'stock' },
)
const AT_ONE_STOP = entered(
  'procedures-at-one-stop',
  'Thủ tục được tiếp nhận và trả kết quả tại Bộ phận Một cửa',
  'Procedures received and returned at the one-stop desk',
  { kind: 'stock' },
)
const FOUR_STEPS_WANTED = entered(
  'four-steps-wanted',
  'Mức phải đạt, %: bộ và cấp tỉnh 20, cấp huyện (trước 01/07/2025) 50, cấp xã 100',
  'Share to be reached, %: ministry and province 20, district (before 01/07/2025) 50, commune 100',
  { kind: 'one-of', values: [20, 50, 100] },
)
const POSTED = entered(
  'procedures-posted',
  'Thủ tục được niêm yết công khai tại trụ sở',
  'Procedures are posted at the office',
  { kind: 'yes-no' },
)
const PUBLISHED = entered(
  'procedures-published',
  'Thủ tục được công khai điện tử',
  'Procedures are published online',
  { kind: 'yes-no' },
)
const PROCEDURES_ONLINE = entered(
  'procedures-online',
  'Thủ tục cung cấp trực tuyến mức độ 3, 4',
  'Procedures online at level 3 or 4',
  { kind: 'stock' },
)
const DOSSIERS_ONLINE = entered('dossiers-online', 'Hồ sơ nộp trực tuyến', 'Dossiers handed in online')
const ONLINE_OVERDUE = entered(
  'dossiers-online-overdue',
  'Hồ sơ trực tuyến quá hạn',
  'Online dossiers overdue',
)

export const AGENCY_INPUTS = [
  PROCEDURES,
  FOUR_STEPS,
  AT_ONE_STOP,
  FOUR_STEPS_WANTED,
  POSTED,
  PUBLISHED,
  FEEDBACK_RECEIVED,
  FEEDBACK_ON_TIME,
  FEEDBACK_JUDGED,
  FEEDBACK_PROLONGED,
  PROCEDURES_ONLINE,
  DOSSIERS_RECEIVED,
  DOSSIERS_ONLINE,
  ONLINE_OVERDUE,
] as const satisfies readonly IndexInput[]
export type AgencyCode = (typeof AGENCY_INPUTS)[number]['code']
type Values = InputValues<AgencyCode>

const CS5: Words = { vi: 'CS5 Tổ chức tại Bộ phận Một cửa', en: 'CS5 Organisation at the one-stop desk' }
const CS6: Words = { vi: 'CS6 Công khai thủ tục', en: 'CS6 Publicity of procedures' }
const CS8: Words = { vi: 'CS8 Xử lý phản ánh, kiến nghị', en: 'CS8 Handling of feedback' }
const CS9: Words = { vi: 'CS9 Dịch vụ công trực tuyến', en: 'CS9 Online services' }

/** CS5, CS6, CS8 and CS9, in this order. */
export function scoreAgency(values: Values): readonly CriterionScore[] {
  return [oneStop(values), publicity(values), feedback(values), onlineServices(values)]
}

function oneStop(values: Values): CriterionScore {
  const {
    'procedures-in-scope': scope = 0,
    'procedures-four-steps': fourSteps = 0,
    'procedures-at-one-stop': received = 0,
    'four-steps-wanted': wanted = 0,
  } = values
  const lacks = missingOf(values, [
    'procedures-in-scope',
    'procedures-four-steps',
    'procedures-at-one-stop',
    'four-steps-wanted',
  ])
  if (lacks.length > 0 || scope === 0) return notCounted(CS5, lacks)
  const isReached = isPercent(fourSteps, scope, wanted)
  return counted(CS5, isReached ? 2 : received >= scope ? 1 : 0, [
    shareOf(fourSteps, scope, SHARE_DIGITS),
    isReached ? '≥' : '<',
    percent(wanted / 100, 0),
    ...(isReached ? [] : [';', count(received), '÷', count(scope)]),
  ])
}

function publicity(values: Values): CriterionScore {
  const lacks = missingOf(values, ['procedures-posted', 'procedures-published'])
  if (lacks.length > 0) return notCounted(CS6, lacks)
  const ways = [values['procedures-posted'], values['procedures-published']].filter((way) => way === 1).length
  return counted(CS6, pointsOf(ways), [count(ways), '÷', count(2)])
}

/** Nothing received is as good as all in time. "Prolonged" is not defined in the text: a person says how many were. */
function feedback(values: Values): CriterionScore {
  const {
    'feedback-received': received,
    'feedback-on-time': onTime = 0,
    'feedback-judged': judged = 0,
  } = values
  if (received === 0) return counted(CS8, 2, [count(0)])
  const lacks = missingOf(values, ['feedback-received', 'feedback-on-time', 'feedback-judged'])
  if (lacks.length > 0) return notCounted(CS8, lacks)
  if (judged === 0) return notCounted(CS8, [], NONE_DECIDED)
  const formula = [count(onTime), '÷', count(judged), '=', shareOf(onTime, judged, SHARE_DIGITS)]
  if (!isPercent(onTime, judged, 90)) return counted(CS8, 0, [...formula, '<', percent(0.9, 0)])
  const prolonged = values['feedback-prolonged']
  if (prolonged === undefined) return notCounted(CS8, ['feedback-prolonged'])
  if (prolonged > 0) return counted(CS8, 0, formula, prolongedWords(prolonged))
  return counted(CS8, onTime === judged ? 2 : 1, formula)
}

function onlineServices(values: Values): CriterionScore {
  const {
    'procedures-in-scope': scope = 0,
    'procedures-online': online = 0,
    'dossiers-received': dossiers = 0,
    'dossiers-online': onlineDossiers = 0,
    'dossiers-online-overdue': overdue = 0,
  } = values
  const lacks = missingOf(values, [
    'procedures-in-scope',
    'procedures-online',
    'dossiers-received',
    'dossiers-online',
    'dossiers-online-overdue',
  ])
  if (lacks.length > 0 || scope === 0 || dossiers === 0) return notCounted(CS9, lacks)
  const formula = [
    shareOf(online, scope, SHARE_DIGITS),
    ';',
    shareOf(onlineDossiers, dossiers, SHARE_DIGITS),
    ';',
    count(overdue),
  ]
  if (overdue > 0 || !isPercent(onlineDossiers, dossiers, 15)) return counted(CS9, 0, formula)
  if (!isPercent(onlineDossiers, dossiers, 30)) return counted(CS9, 1, formula)
  return isPercent(online, scope, 20) ? counted(CS9, 2, formula) : counted(CS9, 1, formula, FEW_PROCEDURES)
}

/** Is `over ÷ under` at least so many percent? */
function isPercent(over: number, under: number, least: number): boolean {
  return isAtLeast(times(fraction(over, under), 100), decimal(least))
}

function pointsOf(ways: number): 2 | 1 | 0 {
  if (ways === 2) return 2
  return ways === 1 ? 1 : 0
}

function counted(
  what: Words,
  reached: 2 | 1 | 0,
  formula: readonly (Figure | string)[],
  remark?: Words,
): CriterionScore {
  const step: IndexStep = {
    what,
    formula: [...formula, '→'],
    result: points(reached, POINT_DIGITS),
    ...(remark ? { remark } : {}),
  }
  return { tenths: (reached * MOST_TENTHS) / 2, lacks: [], step }
}

function notCounted(what: Words, lacks: readonly string[], remark: Words = NO_INFORMATION): CriterionScore {
  return { tenths: null, lacks, step: { what, formula: [], result: null, remark } }
}

function prolongedWords(n: number): Words {
  return { vi: `${n} phản ánh bị xử lý kéo dài.`, en: `The handling of ${n} was prolonged.` }
}

const NONE_DECIDED: Words = {
  vi: 'Không tính: chưa có phản ánh nào đã xét hạn.',
  en: 'Not counted: no feedback is decided yet.',
}
const FEW_PROCEDURES: Words = {
  vi: 'Văn bản không nói trường hợp đủ 30% hồ sơ mà chưa đủ 20% thủ tục: tính 1 điểm.',
  en: 'The text does not name 30% of dossiers with fewer than 20% of procedures: counted as 1 point.',
}
