/** What an office may choose in how items are handled, and what holds while it chose nothing. */
export const OFFICE_CHOICES = {
  /** Mails about what is urgent leave at any hour. */
  'urgent-at-any-hour': true,
  /** In triage, units are suggested. */
  'suggest-units': true,
} as const satisfies Record<string, boolean>

export type OfficeChoice = keyof typeof OFFICE_CHOICES

export const CHOICE_NAMES = Object.keys(OFFICE_CHOICES) as readonly OfficeChoice[]

/** `GET` and `PUT /api/office-choices`. */
export type OfficeChoices = Readonly<Record<OfficeChoice, boolean>>
