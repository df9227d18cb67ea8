/** The guides of the app, in the order offered; the names stand in their addresses. */
export const GUIDE_NAMES = [
  'officer',
  'head',
  'coordinator',
  'leader',
  'administrator',
  'poster',
  'glossary',
] as const

export type GuideName = (typeof GUIDE_NAMES)[number]
