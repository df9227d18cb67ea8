import { MINUTE_MS } from '../local-time.ts'

/** So long after it got an item a unit may say that it is not its own: time in which its office is open. */
const OBJECTION_MINUTES = 60

interface Standing {
  readonly decision: string | null
  /** ISO. */
  readonly madeAt: string
}

/** Why a unit may not object, or null where it may. `workedMs` is how long its office was open since it got the item. */
export function mayNotObject(
  before: Standing | undefined,
  workedMs: number,
): 'objected-already' | 'too-late' | null {
  if (before) return 'objected-already'
  return workedMs > OBJECTION_MINUTES * MINUTE_MS ? 'too-late' : null
}

/** Does it wait for a decision? Not once the item has left the unit: `heldFrom` (ISO) is since when the unit has it now. */
export function waitsForDecision(objection: Standing | undefined, heldFrom: string | undefined): boolean {
  return (
    objection !== undefined &&
    objection.decision === null &&
    heldFrom !== undefined &&
    heldFrom <= objection.madeAt
  )
}
