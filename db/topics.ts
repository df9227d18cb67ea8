import type { Tables } from './tables.ts'

/**
 * What processes keep copies of in memory: topics, and the tables that each is about. Whoever writes one of these tables
 * announces it (`announceChange`); `createCache` does the rest. A change is seen
 *
 * - by the process that made it: at once;
 * - by another one, also when a command made it: within a second;
 * - by all when nobody announced it (by hand, in SQL): within a minute.
 *
 * Kept (functions called `known…`): what routes and promises new items, promises on tablets, opening hours of taps, tokens of
 * tablets, what tablets and phones ask, office hours of reminders and alerts, lists, citizens' pages. Read anew each time
 * (`find…`, `list…`, `load…`): what somebody is about to change (plans, previews, the pages to change it on), recomputation,
 * every step that moves the deadline of an item, reports (one snapshot).
 */
export const TOPICS = {
  organisation: ['organisation'],
  units: ['unit', 'unit_version'],
  calendars: ['calendar_version'],
  policies: ['deadline_policy', 'campaign', 'campaign_unit'],
  'routing-rules': ['routing_rule'],
  'restricted-words': ['restricted_word'],
  'urgent-words': ['urgent_word'],
  'office-choices': ['office_choice'],
  'question-sets': ['question_set'],
  improvements: ['improvement'],
  places: ['place'],
  questionnaires: ['questionnaire', 'questionnaire_version', 'questionnaire_use'],
  /** Only which tablet a token belongs to: where its kiosk stands, and what it offers, is read each time. */
  tablets: ['device'],
} as const satisfies Readonly<Record<string, readonly (keyof Tables)[]>>

export type Topic = keyof typeof TOPICS
