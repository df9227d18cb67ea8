/** Dates, numbers and durations read the same on every screen and in the server's own pages. */
export * from '../../server/words/format.ts'
