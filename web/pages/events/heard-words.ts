import type { HeardUnit } from '../../../server/contract/events/heard-unit.ts'
import { formatDay } from '../../../server/words/format.ts'
import { unitName } from '../../../server/words/unit-name.ts'
import type { LanguageController } from '../../ui/localize.ts'
import { EVENT_STRINGS } from './event-strings.ts'

/** A unit and those that another system hears of with it, each with its first day. */
export function heardWords(unit: HeardUnit, { say, language }: LanguageController): string {
  const followers = unit.followers.map(
    (each) => `${unitName(each, language)} (${say(EVENT_STRINGS.since)} ${formatDay(each.since)})`,
  )
  const name = unitName(unit, language)
  return followers.length === 0 ? name : `${name}, ${say(EVENT_STRINGS.followers)}: ${followers.join(', ')}`
}
