/** What a field must look like where its type alone does not say; `server/words/wanted-words.ts` puts each into words. */
export type Wanted =
  | 'code'
  | 'username'
  | 'storable'
  | 'base32'
  | 'month'
  | 'page'
  | 'time-of-day'
  | 'cut-off'
  | 'ward-code'
  | 'zone'
  | 'time-format'
  | 'first-day'
  | 'countable-time'
  | 'after-from'
  | 'not-twice'
  | 'code-not-twice'
  | 'key-not-twice'
  | 'not-level-or-reason'
  | 'few-dates'
  | 'a-count-a-level'
  | 'some-ballots'
  | 'no-link'
  | 'event-kinds'

/** For a schema's own check: `regex(…, wanted('code'))`. The name travels as zod's message. */
export function wanted(name: Wanted): Wanted {
  return name
}
