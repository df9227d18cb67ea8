import { DOSSIERS_ON_TIME } from './dossiers-on-time.ts'
import { FIVE_FACTORS } from './five-factors.ts'
import { FOUR_ASKS_FOUR_ALWAYS } from './four-asks-four-always.ts'
import { ON_TIME_1022 } from './on-time-1022.ts'
import { QD766_SATISFACTION } from './qd766-satisfaction.ts'
import { QD766_TOTAL } from './qd766-total.ts'
import type { IndexInput, RuleSet } from './rule-set.ts'
import { SATISFACTION_FIVE_LEVELS } from './satisfaction-five-levels.ts'
import { SATISFACTION_THREE_LEVELS } from './satisfaction-three-levels.ts'
import { DOSSIER_GRADE_GROUPS } from './tt01-2018/dossier-criteria.ts'
import { TT01_AGENCY } from './tt01-2018/agency.ts'
import { TT01_OFFICER } from './tt01-2018/officer.ts'

/** Every index, in the order in which it is shown. A new one is a file and its line here. */
export const INDEXES: readonly RuleSet[] = [
  SATISFACTION_FIVE_LEVELS,
  SATISFACTION_THREE_LEVELS,
  DOSSIERS_ON_TIME,
  ON_TIME_1022,
  QD766_SATISFACTION,
  QD766_TOTAL,
  FIVE_FACTORS,
  TT01_AGENCY,
  TT01_OFFICER,
  FOUR_ASKS_FOUR_ALWAYS,
]

/** The input with this code, of whichever index asks for it. */
export function findIndexInput(code: string): IndexInput | undefined {
  return INDEXES.flatMap(({ inputs }) => inputs).find((input) => input.code === code)
}

/** Numbers of which some are parts of another: they are never more than it, all together. */
interface PartsOfWhole {
  readonly whole: string
  readonly parts: readonly string[]
}

export const PARTS_OF_WHOLES: readonly PartsOfWhole[] = [
  { whole: 'dossiers-solved', parts: ['dossiers-on-time', 'dossiers-late'] },
  { whole: 'dossiers-received', parts: ['dossiers-online'] },
  { whole: 'dossiers-online', parts: ['dossiers-online-overdue'] },
  { whole: 'dossiers-received', parts: ['dossiers-faulted'] },
  { whole: 'procedures-in-scope', parts: ['procedures-at-one-stop'] },
  { whole: 'procedures-in-scope', parts: ['procedures-four-steps'] },
  { whole: 'procedures-in-scope', parts: ['procedures-online'] },
  { whole: 'feedback-received', parts: ['feedback-prolonged'] },
  { whole: 'feedback-judged', parts: ['feedback-disputed'] },
  ...DOSSIER_GRADE_GROUPS.map((parts) => ({ whole: 'dossiers-solved', parts })),
  ...[...FIVE_FACTORS.inputs, ...FOUR_ASKS_FOUR_ALWAYS.inputs]
    .map(({ code }) => code)
    .filter((code) => code.endsWith('-answers'))
    .map((whole) => ({
      whole,
      parts: [whole.replace(/-answers$/, whole.startsWith('factor-') ? '-satisfied' : '-yes')],
    })),
]
