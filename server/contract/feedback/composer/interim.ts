/** How many working days ahead a first reply may promise the answer, where the policy says nothing. */
export const USUAL_PROMISE_DAYS = 10

/** How often the answer may be promised in one cycle: once, and once more. */
export const MOST_PROMISES = 2

/** `broken`: not answered by the end of the promised day, whatever was promised afterwards. */
export type PromiseState = 'open' | 'kept' | 'broken'

/** When an item's citizen was told to expect the answer, apart from its deadline. */
export interface InterimPromise {
  readonly cycle: number
  readonly madeAt: string
  readonly by: string | null
  /** The close of a working day. */
  readonly until: string
  readonly state: PromiseState
}
