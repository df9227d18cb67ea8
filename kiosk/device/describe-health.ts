import type { KioskConfig } from '../../server/contract/kiosk.ts'
import type { Language, Words } from '../../server/contract/language.ts'
import { formatDateTime, formatNumber, formatPercent } from '../../server/words/format.ts'
import { APP_VERSION, type Health } from './health.ts'
import { STRINGS } from '../strings.ts'
import { isScreenKeptOn } from './wake-lock.ts'
import { unitName } from '../../server/words/unit-name.ts'

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English' }

/** A clock further off than this is worth a person's hand. */
const CLOCK_TOLERANCE_MS = 120_000

/** The tablet's state as staff read it: name and value, one line each. */
export function describeHealth(
  health: Health,
  config: KioskConfig | null,
  language: Language,
): readonly (readonly [name: Words, value: string])[] {
  const say = (words: Words): string => words[language]
  const zone = config?.zone ?? 'Asia/Ho_Chi_Minh'
  const when = (instant: string | null): string =>
    instant === null ? say(STRINGS.none) : formatDateTime(instant, zone)
  const order = config?.questionnaire.body.optionOrder === 'worst-first' ? 'worstFirst' : 'bestFirst'
  return [
    [STRINGS.factKiosk, config?.kiosk.name ?? say(STRINGS.none)],
    [
      STRINGS.factPlace,
      [config?.unit, config?.desk].flatMap((at) => (at ? [unitName(at, language)] : [])).join(' · '),
    ],
    [STRINGS.factUnsent, formatNumber(health.unsent, language)],
    [STRINGS.factOldest, when(health.oldestUnsentAt)],
    [STRINGS.factRefused, formatNumber(health.refused, language)],
    [STRINGS.factLastSent, when(health.lastSentAt)],
    [STRINGS.factClock, describeClock(health.clockOffsetMs, language)],
    [STRINGS.factPersisted, say(health.storagePersisted ? STRINGS.yes : STRINGS.no)],
    [
      STRINGS.factFree,
      health.freeBytes === null
        ? say(STRINGS.none)
        : `${formatNumber(health.freeBytes / 2 ** 20, language)} MiB`,
    ],
    [
      STRINGS.factBattery,
      health.batteryLevel === null ? say(STRINGS.none) : formatPercent(health.batteryLevel, language, 0),
    ],
    [STRINGS.factWakeLock, say(isScreenKeptOn() ? STRINGS.yes : STRINGS.no)],
    [STRINGS.factLanguages, config?.languages.map((offered) => LANGUAGE_NAMES[offered]).join(', ') ?? ''],
    [STRINGS.factOrder, say(STRINGS[order])],
    [STRINGS.factVersion, `${APP_VERSION} · ${health.configVersion}`],
  ]
}

function describeClock(offsetMs: number | null, language: Language): string {
  if (offsetMs === null) return STRINGS.none[language]
  const seconds = `${formatNumber(Math.round(offsetMs / 100) / 10 + 0, language, 1)} ${STRINGS.seconds[language]}`
  return Math.abs(offsetMs) > CLOCK_TOLERANCE_MS ? `${seconds} (${STRINGS.clockWrong[language]})` : seconds
}
