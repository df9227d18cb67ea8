/** A fraction of whole numbers, so that what is rounded is exactly what was counted: 33 ÷ 20 is 1.65, and 1.7 in tenths. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

/** `over ÷ under`, whole numbers, `under` above 0. */
export function fraction(over: number, under = 1): Fraction {
  if (!Number.isSafeInteger(over) || !Number.isSafeInteger(under) || under <= 0)
    throw new RangeError(`${over} of ${under} is not a fraction of counts`)
  return { over: BigInt(over), under: BigInt(under) }
}

/** A decimal as people write it, such as 18.79, exactly. */
export function decimal(value: number): Fraction {
  const [whole = '', digits = ''] = value.toFixed(MOST_DIGITS).split('.')
  return { over: BigInt(whole + digits), under: 10n ** BigInt(MOST_DIGITS) }
}
const MOST_DIGITS = 4

export function add(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under }
}

export function times(a: Fraction, factor: number): Fraction {
  return { over: a.over * BigInt(factor), under: a.under }
}

export function isAtLeast(a: Fraction, b: Fraction): boolean {
  return a.over * b.under >= b.over * a.under
}

/** How many units of 10^-digits it is, half up: 1.65 is 17 tenths. Not below 0. */
export function halfUp({ over, under }: Fraction, digits: number): number {
  if (over < 0n) throw new RangeError('half up is said of what is not below 0')
  const scaled = over * 10n ** BigInt(digits)
  return Number((2n * scaled + under) / (2n * under))
}

/** The same as a number: 1.7. */
export function rounded(value: Fraction, digits: number): number {
  return halfUp(value, digits) / 10 ** digits
}
