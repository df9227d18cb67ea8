import type { IndexStep, Readings } from '../../../contract/indexes.ts'
import type { Words } from '../../../contract/language.ts'
import { DECIMALS } from '../decimals.ts'
import { fraction, halfUp } from '../exact.ts'
import { count, points } from '../results.ts'
import { entered, type IndexInput, type InputValues, missingOf } from '../rule-set.ts'
import { DOSSIERS_SOLVED } from '../shared-inputs.ts'
import type { CriterionScore } from './criterion-score.ts'
import { DOSSIER_CRITERIA, type DossierCriterion } from './dossier-points.ts'

const { value: POINT_DIGITS } = DECIMALS['tt01-2018-agency']

type GradeCode = `${DossierCriterion}-${2 | 1 | 0}`
export type DossierCode = GradeCode | 'cs7-late' | 'dossiers-solved'

const NAMES: Readonly<Record<DossierCriterion, Words>> = {
  cs1: { vi: 'CS1 Thời gian giải quyết so với quy định', en: 'CS1 Total handling time against the rule' },
  cs2: {
    vi: 'CS2 Thời gian thực hiện của từng đơn vị tham gia',
    en: 'CS2 Time of each unit that takes part',
  },
  cs3: { vi: 'CS3 Số lần liên hệ để hoàn thiện hồ sơ', en: 'CS3 Contacts to complete the dossier' },
  cs4: { vi: 'CS4 Số cơ quan phải liên hệ', en: 'CS4 Agencies to be contacted' },
  cs7: { vi: 'CS7 Thái độ của công chức', en: 'CS7 Attitude of officers' },
}

const GRADES: Readonly<Record<GradeCode, Words>> = {
  'cs1-2': {
    vi: 'CS1: hồ sơ ngắn hơn quy định (2 điểm)',
    en: 'CS1: dossiers, shorter than the rule (2 points)',
  },
  'cs1-1': { vi: 'CS1: hồ sơ bằng quy định (1 điểm)', en: 'CS1: dossiers, as the rule says (1 point)' },
  'cs1-0': {
    vi: 'CS1: hồ sơ dài hơn quy định (0 điểm)',
    en: 'CS1: dossiers, longer than the rule (0 points)',
  },
  'cs2-2': {
    vi: 'CS2: hồ sơ mọi đơn vị đều nhanh hơn quy định (2 điểm)',
    en: 'CS2: dossiers, every unit was faster than the rule (2 points)',
  },
  'cs2-1': {
    vi: 'CS2: hồ sơ mọi đơn vị đều trong quy định (1 điểm)',
    en: 'CS2: dossiers, every unit kept the rule (1 point)',
  },
  'cs2-0': { vi: 'CS2: hồ sơ có đơn vị quá hạn (0 điểm)', en: 'CS2: dossiers, a unit was late (0 points)' },
  'cs3-2': {
    vi: 'CS3: hồ sơ không phải liên hệ lại (2 điểm)',
    en: 'CS3: dossiers, no further contact (2 points)',
  },
  'cs3-1': {
    vi: 'CS3: hồ sơ liên hệ lại 1 lần (1 điểm)',
    en: 'CS3: dossiers, one further contact (1 point)',
  },
  'cs3-0': {
    vi: 'CS3: hồ sơ liên hệ lại trên 1 lần, không do lỗi của người nộp (0 điểm)',
    en: 'CS3: dossiers, more than one, not by the applicant’s fault (0 points)',
  },
  'cs4-2': {
    vi: 'CS4: hồ sơ không phải liên hệ cơ quan nào (2 điểm)',
    en: 'CS4: dossiers, no agency to contact (2 points)',
  },
  'cs4-1': {
    vi: 'CS4: hồ sơ chỉ liên hệ Bộ phận Một cửa (1 điểm)',
    en: 'CS4: dossiers, the one-stop desk alone (1 point)',
  },
  'cs4-0': {
    vi: 'CS4: hồ sơ liên hệ trên 1 cơ quan (0 điểm)',
    en: 'CS4: dossiers, more than one agency (0 points)',
  },
  'cs7-2': {
    vi: 'CS7: hồ sơ trước hạn, không có phản ánh về thái độ, hoặc phản ánh đã xác minh là sai, vu cáo (2 điểm)',
    en: 'CS7: dossiers, early and no complaint, or a complaint that proved false (2 points)',
  },
  'cs7-1': {
    vi: 'CS7: hồ sơ đúng hạn, không có phản ánh về thái độ, hoặc phản ánh đã xác minh là sai, vu cáo (1 điểm)',
    en: 'CS7: dossiers, on time and no complaint, or a complaint that proved false (1 point)',
  },
  'cs7-0': {
    vi: 'CS7: hồ sơ có phản ánh về thái độ (0 điểm)',
    en: 'CS7: dossiers with a complaint about attitude (0 points)',
  },
}

const CS7_LATE = {
  ...entered(
    'cs7-late',
    'CS7: hồ sơ trễ hạn, không có phản ánh về thái độ',
    'CS7: dossiers, late, without a complaint',
  ),
  isOptional: true,
} as const

export const DOSSIER_INPUTS: readonly IndexInput<DossierCode>[] = [
  ...DOSSIER_CRITERIA.flatMap((criterion) =>
    gradeCodes(criterion).map((code) => entered(code, GRADES[code].vi, GRADES[code].en)),
  ),
  CS7_LATE,
  { ...DOSSIERS_SOLVED, isOptional: true },
]

/** All dossiers of one criterion are at most those that were solved. */
export const DOSSIER_GRADE_GROUPS: readonly (readonly DossierCode[])[] = DOSSIER_CRITERIA.map((criterion) => [
  ...gradeCodes(criterion),
  ...(criterion === 'cs7' ? (['cs7-late'] as const) : []),
])

function gradeCodes(criterion: DossierCriterion): GradeCode[] {
  return [`${criterion}-2`, `${criterion}-1`, `${criterion}-0`]
}

/**
 * Points of all dossiers ÷ dossiers, half up to one decimal (art. 15.2a). The text divides by all dossiers solved; read
 * together with art. 15.4b ("not enough information: the index is not counted") by those with information on this index.
 */
export function scoreDossiers(
  criterion: DossierCriterion,
  values: InputValues<DossierCode>,
  { denominator }: Readings,
): CriterionScore {
  const lacks = missingOf<DossierCode>(values, [
    ...gradeCodes(criterion),
    ...(denominator === 'solved' ? (['dossiers-solved'] as const) : []),
  ])
  const name = NAMES[criterion]
  if (lacks.length > 0) return notCounted(name, lacks)
  const [two = 0, one = 0, none = 0] = gradeCodes(criterion).map((code) => values[code] ?? 0)
  const late = criterion === 'cs7' ? (values['cs7-late'] ?? 0) : 0
  const n = two + one + none + late
  const solved = values['dossiers-solved']
  const under = denominator === 'solved' ? (solved ?? 0) : n
  if (n === 0 || under < n) return notCounted(name, [], n === 0 ? NO_DOSSIER : FEWER_SOLVED)
  const tenths = halfUp(fraction(two * 2 + one, under), 1)
  return {
    tenths,
    lacks: [],
    n,
    step: {
      what: name,
      formula: [
        '(',
        points(2, 0),
        '×',
        count(two),
        '+',
        points(1, 0),
        '×',
        count(one),
        ')',
        '÷',
        count(under),
      ],
      result: points(tenths / 10, POINT_DIGITS),
      counted: { n, total: solved ?? null },
      ...(late === 0 ? {} : { remark: lateWords(late) }),
    },
  }
}

function lateWords(late: number): Words {
  return {
    vi: `${late} hồ sơ trễ hạn không có phản ánh: văn bản không nói số điểm, tính 0.`,
    en: `${late} late without a complaint: the text names no points, counted as 0.`,
  }
}

function notCounted(what: Words, lacks: readonly string[], remark: Words = NO_INFORMATION): CriterionScore {
  const step: IndexStep = { what, formula: [], result: null, remark }
  return { tenths: null, lacks, step }
}

export const NO_INFORMATION: Words = {
  vi: 'Không tính: chưa đủ thông tin (Điều 15.4b).',
  en: 'Not counted: not enough information (art. 15.4b).',
}
const NO_DOSSIER: Words = {
  vi: 'Không tính: không có hồ sơ nào có thông tin.',
  en: 'Not counted: there is information on no dossier.',
}
const FEWER_SOLVED: Words = {
  vi: 'Không tính: số hồ sơ đã giải quyết nhỏ hơn số hồ sơ đã chấm.',
  en: 'Not counted: fewer dossiers are solved than were scored.',
}
