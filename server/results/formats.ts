import type { ResultsDocument } from '../contract/results/published-results.ts'
import type { CountedBasis } from '../reports/frozen-basis.ts'
import {
  composeDocument,
  composeWithAllMoves,
  composeWithCountedDays,
  composeWithParticipation,
  composeWithParticipationMoves,
  composeWithProcedures,
  composeWithVerdicts,
  type Composition,
} from './compose-document.ts'

type Format = ResultsDocument['format']

/**
 * How a document of each format is made from its basis: what it holds, and every formula behind a figure. What was published is
 * made anew by its own. A change of either is the next format, beside this one; `results-format.test.ts` holds the bytes.
 */
export const FORMATS: Readonly<Record<Format, (basis: CountedBasis, made: Composition) => ResultsDocument>> =
  {
    'hailong-results/1': composeDocument,
    'hailong-results/2': composeWithVerdicts,
    'hailong-results/3': composeWithProcedures,
    'hailong-results/4': composeWithParticipation,
    'hailong-results/5': composeWithParticipationMoves,
    'hailong-results/6': composeWithAllMoves,
    'hailong-results/7': composeWithCountedDays,
  }

/** In which drafts are made. */
export const CURRENT_FORMAT: Format = 'hailong-results/7'

/** Is it a format that this version can make and show? */
export function isKnownFormat(format: unknown): format is Format {
  return typeof format === 'string' && Object.hasOwn(FORMATS, format)
}

/** Is it one of a later version than this? */
export function isNewerFormat(format: unknown): boolean {
  const numberOf = (name: unknown) => Number(/^hailong-results\/([1-9]\d{0,5})$/.exec(String(name))?.[1] ?? 0)
  return numberOf(format) > numberOf(CURRENT_FORMAT)
}
