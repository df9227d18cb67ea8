import type { ComparedUnit } from '../../../server/domain/statistics/compare-with-others.ts'

const DAYS = 60

/** Offices played by a generator with a seed (mulberry32): the same on every machine. */
export function seededOffice(seed: number) {
  let state = seed
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return {
    /** What share is satisfied on each of sixty days. */
    days: (share: number, deviation: number): number[] =>
      Array.from({ length: DAYS }, () => Math.min(1, Math.max(0, share + deviation * normal()))),
    /** `n` people, each on a day by lot. */
    unit(n: number, shares: readonly number[]): ComparedUnit {
      const days = shares.map(() => ({ n: 0, satisfied: 0 }))
      for (let person = 0; person < n; person++) {
        const index = Math.floor(random() * DAYS)
        const day = days[index]
        if (!day) throw new Error(`no day ${index}`)
        day.n++
        if (random() < (shares[index] ?? 0)) day.satisfied++
      }
      return { n, satisfied: days.reduce((sum, day) => sum + day.satisfied, 0), days }
    },
  }
}
