/** With how many decimals an index is written: its value, and the shares in its steps. */
interface Decimals {
  readonly value: number
  readonly shares: number
}

/** No text fixes any: as every share of the reports is written. */
const AS_REPORTS: Decimals = { value: 1, shares: 1 }

/** Of every index, by its code. */
export const DECIMALS = {
  'satisfaction-five-levels': AS_REPORTS,
  'satisfaction-three-levels': AS_REPORTS,
  'dossiers-on-time': AS_REPORTS,
  'five-factors': AS_REPORTS,
  'four-asks-four-always': AS_REPORTS,
  // As the line publishes its rate: 97,38%.
  'on-time-1022': { value: 2, shares: 2 },
  // As the portal publishes points and ratios: 17,94 and 99,98%.
  'qd766-satisfaction': { value: 2, shares: 2 },
  'qd766-total': { value: 2, shares: 2 },
  // Art. 15.2a: points to one decimal. Shares are held against a bound, which 89,97% must not read as.
  'tt01-2018-agency': { value: 1, shares: 2 },
  'tt01-2018-officer': { value: 1, shares: 2 },
} as const satisfies Record<string, Decimals>
