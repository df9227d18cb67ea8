import type { KioskConfig } from '../../server/contract/kiosk.ts'

/** Every screen of the tablet. */
export const SCREENS = [
  'starting',
  'pairing',
  'rate',
  'reasons',
  'question',
  'comment',
  'answer',
  'thanks',
  'help',
  'out-of-service',
  'set-up',
] as const
export type Screen = (typeof SCREENS)[number]

interface ScreenRules {
  /** After this time without a touch the screen ends by itself; nothing is lost. Null: it stays. */
  readonly idleMs: number | null
  /** For this long after it appears, the screen takes no input, so that a double tap presses nothing new. */
  readonly guardMs: number
}

const AFTER_CHANGE_MS = 700
/** Long enough to walk away: one person's hand on the glass does not rate twice. */
const AFTER_THANKS_MS = 3_000

export const SCREEN_RULES: Readonly<Record<Screen, ScreenRules>> = {
  starting: { idleMs: null, guardMs: 0 },
  pairing: { idleMs: 180_000, guardMs: 0 },
  rate: { idleMs: 45_000, guardMs: AFTER_CHANGE_MS },
  reasons: { idleMs: 45_000, guardMs: AFTER_CHANGE_MS },
  question: { idleMs: 45_000, guardMs: AFTER_CHANGE_MS },
  comment: { idleMs: 45_000, guardMs: AFTER_CHANGE_MS },
  answer: { idleMs: 45_000, guardMs: AFTER_CHANGE_MS },
  thanks: { idleMs: 7_000, guardMs: AFTER_THANKS_MS },
  help: { idleMs: 45_000, guardMs: AFTER_CHANGE_MS },
  'out-of-service': { idleMs: null, guardMs: AFTER_CHANGE_MS },
  'set-up': { idleMs: 180_000, guardMs: 0 },
}

/** Where a citizen may want larger text; the others are for staff. */
const FOR_CITIZENS: readonly Screen[] = [
  'rate',
  'reasons',
  'question',
  'comment',
  'answer',
  'thanks',
  'help',
  'out-of-service',
]

export function isForCitizens(screen: Screen): boolean {
  return FOR_CITIZENS.includes(screen)
}

/** A thank-you that shows a code stays long enough to take it along. */
export const THANKS_WITH_CODE_MS = 30_000

/** How long a person is asked whether they need more time (WCAG 2.2.1 asks for at least 20 s). */
export const MORE_TIME_MS = 30_000

/** What decides on the screens after the rating. */
type Offer = Pick<KioskConfig, 'commentOnTablet' | 'publicUrl'> & {
  readonly questionnaire: {
    readonly body: {
      readonly reasons: readonly unknown[]
      readonly questions?: readonly unknown[] | undefined
    }
  }
}

/**
 * Which screen follows the rating, the reasons, the further questions (`nextQuestion` says which of them is asked), the comment:
 * all of them can be passed over. An answer can be offered only where a phone can reach the office's pages.
 */
export function nextScreen(after: Screen, { questionnaire, commentOnTablet, publicUrl }: Offer): Screen {
  const screens: Screen[] = [
    'rate',
    ...(questionnaire.body.reasons.length > 0 ? ['reasons' as const] : []),
    ...((questionnaire.body.questions ?? []).length > 0 ? ['question' as const] : []),
    ...(commentOnTablet ? ['comment' as const] : []),
    ...(publicUrl === null ? [] : ['answer' as const]),
  ]
  return screens[screens.indexOf(after) + 1] ?? 'thanks'
}
