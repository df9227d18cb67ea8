/** Both tails of a whole-number distribution at a value, each with the value itself. */
interface Tails {
  /** P(X ≤ value). */
  readonly lower: number
  /** P(X ≥ value). */
  readonly upper: number
}

/** Probabilities of neighbouring values, from `first` on; they add up to 1. */
interface Masses {
  readonly first: number
  readonly masses: readonly number[]
}

/** Smaller than this beside the mode, a probability adds nothing that a double could hold. */
const NOTHING = 1e-290

/**
 * A distribution with one mode on whole numbers from `least` to `most`, of which only the ratio P(k + 1) ÷ P(k) is known.
 * Masses are multiplied up from the mode and divided by their sum: no logarithm of a factorial loses digits.
 */
function spread(
  { least, most, mode }: { readonly least: number; readonly most: number; readonly mode: number },
  ratio: (k: number) => number,
): Masses {
  const above: number[] = [1]
  for (let k = mode, mass = 1; k < most && mass > NOTHING; k++) above.push((mass *= ratio(k)))
  const below: number[] = []
  for (let k = mode, mass = 1; k > least && mass > NOTHING; k--) below.push((mass /= ratio(k - 1)))
  const masses = [...below.reverse(), ...above]
  const total = masses.reduce((sum, mass) => sum + mass, 0)
  return { first: mode - below.length, masses: masses.map((mass) => mass / total) }
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

/** Of the satisfied among `n` independent ratings; `0 < share < 1`. */
export function binomialMasses(n: number, share: number): Masses {
  const odds = share / (1 - share)
  const mode = within(Math.floor((n + 1) * share), 0, n)
  return spread({ least: 0, most: n, mode }, (k) => ((n - k) / (k + 1)) * odds)
}

/** Of the satisfied among `drawn` of `all` ratings, of which `satisfied` are: what is left when two groups are told apart by lot. */
export function hypergeometricTails(value: number, drawn: number, satisfied: number, all: number): Tails {
  const least = Math.max(0, drawn + satisfied - all)
  const most = Math.min(drawn, satisfied)
  const mode = within(Math.floor(((drawn + 1) * (satisfied + 1)) / (all + 2)), least, most)
  const { first, masses } = spread(
    { least, most, mode },
    (k) => ((satisfied - k) * (drawn - k)) / ((k + 1) * (all - satisfied - drawn + k + 1)),
  )
  const sum = (from: number, to: number) => masses.slice(from, to).reduce((total, mass) => total + mass, 0)
  const at = value - first
  return { lower: sum(0, Math.max(0, at + 1)), upper: sum(Math.max(0, at), masses.length) }
}
