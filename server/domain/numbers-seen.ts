/** Numbers that have not come, both included. */
type Gap = readonly [first: number, last: number]

/** Which numbers of a tablet's sequence have come, as far as that is not plain counting on to the highest. */
export interface NumbersSeen {
  /** What is lower is not looked at: sent under an earlier pairing, or below a gap that was given up. */
  readonly from: number
  readonly gaps: readonly Gap[]
  /** Numbers in gaps that were given up. */
  readonly lost: number
  /** Ratings that came with a number which another rating had. */
  readonly reused: number
}

/** A tablet has a handful at worst; one that counts at random must not slow down every tap. */
const MOST_GAPS = 200

export function firstNumbers(from: number): NumbersSeen {
  return { from, gaps: [], lost: 0, reused: 0 }
}

/** How many numbers up to the highest have not come. */
export function countMissing({ gaps, lost }: NumbersSeen): number {
  return gaps.reduce((sum, [first, last]) => sum + last - first + 1, lost)
}

/** True where `numbers` go on from the highest one by one, as nearly all do: then nothing else changes. */
export function countOn(highest: number, numbers: readonly number[]): boolean {
  return highest > 0 && numbers.every((number, index) => number === highest + index + 1)
}

/** Takes in the numbers of ratings that are new, in any order; `highest` is the highest that had come, 0 for none. */
export function addNumbers(before: NumbersSeen, highest: number, numbers: readonly number[]): NumbersSeen {
  const gaps = [...before.gaps]
  let { from, lost, reused } = before
  let next = Math.max(highest + 1, from)
  for (const number of numbers) {
    if (number < from) continue
    if (number >= next) {
      if (number > next) gaps.push([next, number - 1])
      next = number + 1
      continue
    }
    const at = gaps.findIndex(([first, last]) => first <= number && number <= last)
    const gap = gaps[at]
    if (gap) gaps.splice(at, 1, ...withoutNumber(gap, number))
    else reused += 1
  }
  for (const [first, last] of gaps.splice(0, Math.max(0, gaps.length - MOST_GAPS))) {
    lost += last - first + 1
    from = last + 1
  }
  return { from, gaps, lost, reused }
}

function withoutNumber([first, last]: Gap, number: number): Gap[] {
  const parts: Gap[] = [
    [first, number - 1],
    [number + 1, last],
  ]
  return parts.filter(([from, to]) => from <= to)
}
