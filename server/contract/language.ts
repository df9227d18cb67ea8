/** Every word a person reads exists in both languages; Vietnamese is the first. */
export const LANGUAGES = ['vi', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The same words in both languages, side by side. */
export type Words = Readonly<Record<Language, string>>
