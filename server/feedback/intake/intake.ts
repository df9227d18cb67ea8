import type { Unit } from '../../../db/queries/units.ts'
import type { Service } from '../../context.ts'
import type { Channel } from '../../contract/channel.ts'
import type { Routing } from '../../contract/feedback/feedback-events.ts'
import { choosePolicy } from '../../domain/deadlines/choose-policy.ts'
import type { NameMatch } from '../../domain/text/find-name.ts'
import { fold } from '../../domain/text/fold-vietnamese.ts'
import type { FoundWord } from '../../domain/text/restricted-words.ts'
import type { Routing as RuleMatch } from '../../domain/routing.ts'
import { type CalendarOf, knownCalendars } from '../../deadlines/find-calendar.ts'
import { knownPolicies } from '../../deadlines/load-policies.ts'
import { knownUnits } from '../../known-organisation.ts'
import type { Incoming, TakenAnswers, TidyItem } from './incoming.ts'
import { takeAnswers } from '../questions/take-answers.ts'
import { knownQuestionSets } from '../questions/known-question-sets.ts'
import { knownRules } from './known-rules.ts'
import { knownRestrictedWords } from './restricted-words.ts'
import { knownUrgentWords } from '../urgent/urgent-words.ts'
import { adoptDeadline, type ItemDeadline, startDeadline } from '../../deadlines/item-deadline.ts'

/** Who answers an item, and why. */
export interface Lead {
  readonly unit: Unit
  readonly isTriage: boolean
  /** For the coordinator named for it alone. */
  readonly isHeld: boolean
  readonly routing: Routing
}

/** Everything that decides about new items. */
export interface Intake {
  readonly calendarOf: CalendarOf
  /** The words of these texts by which an item is held. */
  readonly findRestricted: (texts: readonly string[]) => readonly FoundWord[]
  /** The words of these texts that say that the item cannot wait. */
  readonly findUrgent: (texts: readonly string[]) => readonly FoundWord[]
  /** Reads what was answered to what the category asks, by the version named or the one of that day. */
  readonly takeAnswers: (item: Incoming, category: string | null, asked: AnswersQuestion) => TakenAnswers
  readonly route: (item: TidyItem, onDay: string) => Lead
  readonly promise: (item: TidyItem, lead: Lead, asked: PromiseQuestion) => ItemDeadline
}

interface PromiseQuestion {
  readonly channel: Channel
  readonly onDay: string
  /** What the policy of a due date given by the source is called. */
  readonly sourcePolicyCode: string
}

interface AnswersQuestion {
  readonly channel: Channel
  readonly onDay: string
}

export async function openIntake(service: Service): Promise<Intake> {
  const [units, questionSets, { ask }, findRestricted, findUrgent, policies, calendarOf] = await Promise.all([
    knownUnits(service),
    knownQuestionSets(service),
    knownRules(service),
    knownRestrictedWords(service),
    knownUrgentWords(service),
    knownPolicies(service),
    knownCalendars(service),
  ])
  const root = units.byId.get(service.organisation.rootUnitId)
  if (!root) throw new Error('the organisation has no root unit')

  return {
    calendarOf,
    findRestricted,
    findUrgent,

    takeAnswers: (item, category, asked) => takeAnswers(questionSets, item, category, asked),

    route(item, onDay) {
      const held = findRestricted([item.title, item.text, ...(item.answers?.lines ?? [])])
      if (held.length > 0)
        return { unit: root, isTriage: true, isHeld: true, routing: { kind: 'held', because: held } }
      const { leadUnit } = item.source
      if (leadUnit !== undefined) return leadNamed(leadUnit, units.find(leadUnit), root)
      // Khiếu nại, tố cáo follow their own laws: the coordinator redirects them, no rule hands them to a unit.
      const routing: RuleMatch =
        item.kind === 'complaint'
          ? { kind: 'triage', because: 'no-rule' }
          : ask(
              {
                ...item,
                wardCode: item.place?.wardCode ?? null,
                address: item.place?.address ?? null,
                answers: item.answers?.values ?? {},
              },
              onDay,
            )
      const unit = routing.kind === 'matched' ? units.byId.get(routing.unitId) : undefined
      if (routing.kind === 'triage' || !unit)
        return { unit: root, isTriage: true, isHeld: false, routing: { kind: 'triage' } }
      const { ruleId, ruleName, because } = routing
      return { unit, isTriage: false, isHeld: false, routing: { kind: 'rule', ruleId, ruleName, because } }
    },

    promise(item, { unit }, { channel, onDay, sourcePolicyCode }) {
      const where = calendarOf(unit.path)
      const fromMs = Date.parse(item.receivedAt)
      const { promisedDueAt } = item.source
      if (promisedDueAt !== undefined) return adoptDeadline(sourcePolicyCode, promisedDueAt, fromMs, where)
      const categoryFolded = item.category === null ? null : fold(item.category)
      const chosen = choosePolicy(policies, { channel, categoryFolded, unitPath: unit.path, onDay })
      return startDeadline(chosen, fromMs, where)
    },
  }
}

/** The unit that the source names; triage where nobody can say which one is meant. */
function leadNamed(name: string, match: NameMatch<Unit>, root: Unit): Lead {
  const said = { kind: 'source', unit: name } as const
  switch (match.kind) {
    case 'as-written':
      return { unit: match.found, isTriage: false, isHeld: false, routing: said }
    case 'without-marks':
      return { unit: match.found, isTriage: false, isHeld: false, routing: { ...said, match: match.kind } }
    case 'several': {
      const among = match.among.map(({ name: each }) => each)
      return { unit: root, isTriage: true, isHeld: false, routing: { ...said, match: match.kind, among } }
    }
    case 'unknown':
      return { unit: root, isTriage: true, isHeld: false, routing: { ...said, match: match.kind } }
  }
}
