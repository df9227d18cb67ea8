/** Days on which something is otherwise: the machine's date and its zone, never the office's, for `npm run test:days`. */
export const DAYS = [
  { name: 'a Saturday', now: '2026-11-28T10:00:00+07:00', zone: 'America/New_York' },
  { name: 'a Sunday', now: '2026-11-29T10:00:00+07:00', zone: 'Pacific/Kiritimati' },
  { name: '24/11, a day off', now: '2026-11-24T08:00:00+07:00', zone: 'UTC' },
  { name: 'the last minute of a year', now: '2026-12-31T23:59:00+07:00', zone: 'America/New_York' },
  { name: 'the eve of Tết, at 16:59', now: '2027-02-05T16:59:00+07:00', zone: 'Pacific/Kiritimati' },
  { name: '29 February', now: '2028-02-29T12:00:00+07:00', zone: 'UTC' },
] as const
