/** The error that the Ministry's SIPAS allows a sample, 5 %; as a fraction, so that whole numbers stay whole. */
const ERROR_SQUARED = { over: 1, under: 400 } as const
/** However many were served. */
const MOST_REQUIRED = ERROR_SQUARED.under / ERROR_SQUARED.over

/**
 * How many answers SIPAS wants of so many served: n = N ÷ (1 + N e²), e = 5 %, rounded up. It is the formula of its guide
 * (Yamane 1967) and knows nothing of who did not answer.
 */
export function requiredSample(served: number): number {
  return Math.ceil((ERROR_SQUARED.under * served) / (ERROR_SQUARED.under + ERROR_SQUARED.over * served))
}

interface Standing {
  readonly rate: number | null
  readonly requiredN: number | null
  readonly isReached: boolean | null
}

interface HowCounted {
  /** Whether each unit that was rated counted whom it served. */
  readonly isEverybodyCounted: boolean
  /** Whether they did so on every day that they were open. */
  readonly isEveryDayCounted?: boolean
}

/**
 * What follows from so many served and rated; nothing where one of them is not known, where not everybody who could rate was
 * counted, or where more rated than were served: a share of a part would be too high. Where days are missing, the rate is the
 * highest that it can be and `requiredN` the lowest, and n is reached only where it is however many were served on them.
 */
export function participationOf(
  served: number | null,
  rated: number | null,
  { isEverybodyCounted, isEveryDayCounted = true }: HowCounted,
): Standing {
  if (!isEverybodyCounted) return { rate: null, requiredN: null, isReached: null }
  const requiredN = served === null || served === 0 ? null : requiredSample(served)
  if (served === null || rated === null || served === 0 || rated > served)
    return { rate: null, requiredN, isReached: null }
  const isOfCounted = requiredN !== null && rated >= requiredN
  const isKnown = isEveryDayCounted || !isOfCounted || rated >= MOST_REQUIRED
  return { rate: rated / served, requiredN, isReached: isKnown ? isOfCounted : null }
}
