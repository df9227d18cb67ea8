/** The error that the Ministry's SIPAS allows a sample, 5 %; as a fraction, so that whole numbers stay whole. */
const ERROR_SQUARED = { over: 1, under: 400 } as const

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

/**
 * What follows from so many served and rated; nothing where one of them is not known, where not everybody who could rate was
 * counted, or where more rated than were served: a share of a part would be too high.
 */
export function participationOf(
  served: number | null,
  rated: number | null,
  { isEverybodyCounted }: { readonly isEverybodyCounted: boolean },
): Standing {
  if (!isEverybodyCounted) return { rate: null, requiredN: null, isReached: null }
  const requiredN = served === null || served === 0 ? null : requiredSample(served)
  if (served === null || rated === null || served === 0 || rated > served)
    return { rate: null, requiredN, isReached: null }
  return { rate: rated / served, requiredN, isReached: requiredN !== null && rated >= requiredN }
}
