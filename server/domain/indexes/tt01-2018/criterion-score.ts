import type { IndexStep } from '../../../contract/indexes.ts'

/** One index of the circular, in tenths of a point so that sums and bounds are exact; null where it is not counted. */
export interface CriterionScore {
  readonly tenths: number | null
  readonly lacks: readonly string[]
  readonly step: IndexStep
  /** Dossiers it rests on, where it is one of dossiers. */
  readonly n?: number
}

export const MOST_TENTHS = 20
