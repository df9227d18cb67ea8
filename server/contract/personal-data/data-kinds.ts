/** What the office says and counts by about personal data, each with the day from which it holds. */
export type PrivacySettingKind = 'notice' | 'due' | 'retention' | 'assessment'

/** What a person may ask for about their data (Law 91/2025/QH15, art. 4). */
export const DATA_REQUEST_KINDS = ['see', 'correct', 'delete', 'withdraw', 'object'] as const
export type DataRequestKind = (typeof DATA_REQUEST_KINDS)[number]

export type DataRequestState = 'open' | 'done' | 'refused'

/** How the office made sure that a request comes from the person whose data it is. */
export const IDENTITY_CHECKS = [
  'not-checked',
  'shown-document',
  'called-back',
  'holds-code',
  'authorised',
] as const
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number]

/** What is kept for so many days and no longer. */
export const RETAINED_KINDS = [
  'photos',
  'contact',
  'comments',
  'waiting-words',
  'messages',
  'requests',
] as const
export type RetainedKind = (typeof RETAINED_KINDS)[number]
