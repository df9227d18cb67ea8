/* What one dossier scores by Circular 01/2018/TT-VPCP, art. 14: 2, 1 or 0 points for each index that is known of it. */

export const DOSSIER_CRITERIA = ['cs1', 'cs2', 'cs3', 'cs4', 'cs7'] as const
export type DossierCriterion = (typeof DOSSIER_CRITERIA)[number]

/** Time taken, against the time that the rule gives. */
type Timing = 'shorter' | 'equal' | 'longer'

export interface DossierFacts {
  /** The whole handling, and that of each unit that took part. */
  readonly timing?: Timing
  readonly unitTimings?: readonly Timing[]
  /** How often the citizen had to come to complete it, without what was the applicant's own fault. */
  readonly extraContacts?: number
  /** Agencies to be contacted beside the one-stop desk. */
  readonly agencies?: number
  /** Does the law want a check on site or a council there, so that the agency that leads it costs nothing? */
  readonly isLeadByLaw?: boolean
  /** Complaints about the officer's attitude, and how many of them proved false or slanderous: those do not count. */
  readonly complaints?: number
  readonly falseComplaints?: number
}

/** `late`: no complaint, but late. The text names no points for it; it is counted as 0 and told apart. */
type AttitudeGrade = 2 | 1 | 0 | 'late'

interface DossierPoints {
  readonly cs1: 2 | 1 | 0 | null
  readonly cs2: 2 | 1 | 0 | null
  readonly cs3: 2 | 1 | 0 | null
  readonly cs4: 2 | 1 | 0 | null
  readonly cs7: AttitudeGrade | null
}

const OF_TIMING = { shorter: 2, equal: 1, longer: 0 } as const

/** Null is what nothing is known about: it is not counted, and it is not 0. */
export function dossierPoints(facts: DossierFacts): DossierPoints {
  const { timing, unitTimings, extraContacts, agencies, isLeadByLaw = false } = facts
  return {
    cs1: timing === undefined ? null : OF_TIMING[timing],
    cs2: unitTimings === undefined || unitTimings.length === 0 ? null : slowest(unitTimings),
    cs3: extraContacts === undefined ? null : fewPoints(extraContacts),
    cs4: agencies === undefined ? null : fewPoints(agencies - (isLeadByLaw && agencies > 1 ? 1 : 0)),
    cs7: attitudePoints(facts),
  }
}

/** The unit that took longest against its time says how all did. */
function slowest(timings: readonly Timing[]): 2 | 1 | 0 {
  if (timings.includes('longer')) return 0
  return timings.includes('equal') ? 1 : 2
}

/** None 2, one 1, more 0. */
function fewPoints(times: number): 2 | 1 | 0 {
  if (times === 0) return 2
  return times === 1 ? 1 : 0
}

function attitudePoints({ timing, complaints, falseComplaints = 0 }: DossierFacts): AttitudeGrade | null {
  if (complaints === undefined) return null
  if (complaints - falseComplaints > 0) return 0
  if (timing === undefined) return null
  return timing === 'longer' ? 'late' : OF_TIMING[timing]
}
