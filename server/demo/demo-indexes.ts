import type { Context } from '../context.ts'
import { countFaulted } from '../domain/indexes/qd766-satisfaction.ts'
import {
  DOSSIER_CRITERIA,
  type DossierFacts,
  dossierPoints,
} from '../domain/indexes/tt01-2018/dossier-points.ts'
import { localDay } from '../domain/local-time.ts'
import { periodOf, previousPeriod } from '../domain/period.ts'
import { enterIndexInputs } from '../reports/indexes/enter-index-inputs.ts'
import type { Random } from './random.ts'

interface DemoDossier extends DossierFacts {
  readonly id: string
  readonly timing: 'shorter' | 'equal' | 'longer'
  readonly isOnline: boolean
  readonly isDissatisfied: boolean
  readonly hasFeedback: boolean
}

/** Of the ward at the end of the quarter. */
const AT_THE_END = {
  'procedures-in-scope': 240,
  'procedures-four-steps': 212,
  'procedures-at-one-stop': 240,
  'four-steps-wanted': 100,
  'procedures-posted': 1,
  'procedures-published': 1,
  'procedures-online': 96,
}

/**
 * The numbers of the last quarter's dossiers, month by month as an office would enter them. Some are left out, so that the
 * page shows what it says then.
 */
export async function makeDemoIndexes(ctx: Context, random: Random): Promise<void> {
  const quarter = previousPeriod(periodOf(localDay(ctx.now(), ctx.organisation.zone)))
  const first = Number(quarter.fromDay.slice(5, 7))
  const months = [0, 1, 2].map(
    (index) => `${quarter.fromDay.slice(0, 5)}${String(first + index).padStart(2, '0')}`,
  )
  const entries = [
    ...months.flatMap((period) => entriesOf(period, countDossiers(makeDossiers(random)))),
    ...entriesOf(quarter.key, AT_THE_END, 'ROOT'),
    ...entriesOf(quarter.key, { 'feedback-disputed': 2, 'feedback-prolonged': 0 }, 'ROOT'),
  ]
  await enterIndexInputs(
    ctx,
    entries.map((entry, index) => ({ at: `entries.${index}`, entry })),
  )
}

function entriesOf(period: string, values: Readonly<Record<string, number>>, unit = 'PVHCC') {
  const note = 'Số liệu minh hoạ'
  return Object.entries(values).map(([input, value]) => ({ unit, period, input, value, note }))
}

function makeDossiers(random: Random): DemoDossier[] {
  return Array.from({ length: random.between(380, 460) }, (_, index) => {
    const complaints = random.next() < 0.01 ? 1 : 0
    return {
      id: String(index),
      timing: TIMINGS[random.weighted([62, 35, 3])] ?? 'equal',
      unitTimings: [TIMINGS[random.weighted([55, 42, 3])] ?? 'equal'],
      extraContacts: random.weighted([80, 15, 5]),
      agencies: random.weighted([30, 65, 5]),
      complaints,
      falseComplaints: complaints > 0 && random.next() < 0.3 ? 1 : 0,
      isOnline: random.next() < 0.46,
      isDissatisfied: random.next() < 0.02,
      hasFeedback: random.next() < 0.01,
    }
  })
}

const TIMINGS = ['shorter', 'equal', 'longer'] as const

function countDossiers(dossiers: readonly DemoDossier[]): Record<string, number> {
  const scored = dossiers.map(dossierPoints)
  const idsOf = (is: (dossier: DemoDossier) => boolean) => dossiers.filter(is).map(({ id }) => id)
  const late = idsOf(({ timing }) => timing === 'longer')
  const grades = DOSSIER_CRITERIA.flatMap((criterion) =>
    ([2, 1, 0] as const).map((grade): [string, number] => [
      `${criterion}-${grade}`,
      scored.filter((points) => points[criterion] === grade).length,
    ]),
  )
  return {
    ...Object.fromEntries(grades),
    'cs7-late': scored.filter(({ cs7 }) => cs7 === 'late').length,
    'dossiers-received': dossiers.length,
    'dossiers-solved': dossiers.length,
    'dossiers-on-time': dossiers.length - late.length,
    'dossiers-late': late.length,
    'dossiers-online': idsOf(({ isOnline }) => isOnline).length,
    'dossiers-online-overdue': idsOf(({ isOnline, timing }) => isOnline && timing === 'longer').length,
    'dossiers-faulted': countFaulted(
      late,
      idsOf(({ isDissatisfied }) => isDissatisfied),
      idsOf(({ hasFeedback }) => hasFeedback),
    ),
  }
}
