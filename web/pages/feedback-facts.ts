import { html, nothing, type TemplateResult } from 'lit'
import type { FeedbackDetail } from '../../server/contract/feedback/feedback.ts'
import type { Language, Words } from '../../server/contract/language.ts'
import { CHANNEL_WORDS, FEEDBACK_KIND_WORDS } from '../../server/words/feedback-words.ts'
import { VERDICT_LEVELS } from '../../server/contract/feedback/citizen-acts.ts'
import { levelWords } from '../../server/words/level-words.ts'
import { formatDateTime } from '../../server/words/format.ts'
import '../elements/feedback/deadline-proof.ts'
import { routingWords } from '../elements/feedback/event-words.ts'
import { RATING, ratingWords } from '../elements/feedback/rating-words.ts'
import { QUESTION_STRINGS } from '../strings/question-strings.ts'
import { answerText } from '../../server/words/answer-words.ts'
import { ITEM_STRINGS } from '../strings/item/item-strings.ts'
import { INTERIM_STRINGS } from '../strings/item/interim-strings.ts'
import { STRINGS } from '../strings/strings.ts'
import { unitName } from '../../server/words/unit-name.ts'

/** What is known of an item beside its text: whose it is, where it came from, how its deadline and its unit were found. */
export function feedbackFacts(item: FeedbackDetail, zone: string, language: Language): TemplateResult {
  const say = (words: Words) => words[language]
  const { place, sender } = item
  const fact = (name: Words, value: unknown) =>
    value
      ? html`<div>
          <dt>${say(name)}</dt>
          <dd>${value}</dd>
        </div>`
      : nothing
  return html`<aside>
    <dl>
      ${fact(STRINGS.leadUnit, item.leadUnit ? unitName(item.leadUnit, language) : say(STRINGS.unassigned))}
      ${fact(STRINGS.assignee, item.assignee?.name ?? say(STRINGS.nobody))}
      ${fact(STRINGS.receivedAt, formatDateTime(item.receivedAt, zone))}
      ${item.promises.map(({ until, state }) => fact(state === 'broken' ? INTERIM_STRINGS.broken : INTERIM_STRINGS.promised, formatDateTime(until, zone)))}
      ${fact(STRINGS.channel, say(CHANNEL_WORDS[item.channel]))}
      ${fact(STRINGS.kind, say(FEEDBACK_KIND_WORDS[item.kind]))} ${fact(STRINGS.category, item.category)}
      ${item.moreAnswers?.asked.map(({ question, answer }) =>
        fact(
          question.words,
          answer === '' ? say(QUESTION_STRINGS.noAnswer) : answerText(question, answer, language),
        ),
      )}
      ${fact(STRINGS.sourceRef, item.externalRef)}
      ${fact(RATING, item.rating && say(ratingWords(item.rating)))} ${fact(STRINGS.place, place?.address)}
      ${fact(STRINGS.ward, place?.wardCode)}
      ${item.verdicts.map(({ level, reason, at, isOfEarlierText }) =>
        fact(
          STRINGS.verdict,
          html`<span>${levelWords(VERDICT_LEVELS, level)?.[language]}</span>
            <span class="meta"
              >${formatDateTime(at, zone)}${isOfEarlierText ? ` · ${say(ITEM_STRINGS.ofEarlierText)}` : nothing}</span
            >
            ${reason === null ? nothing : html`<span>${reason}</span>`}`,
        ),
      )}
      ${fact(STRINGS.joinedVerdicts, joinedVerdicts(item, language))}
      ${
        sender
          ? fact(
              STRINGS.sender,
              html`${[sender.name, sender.phone, sender.email, sender.note].filter(Boolean).map((part) => html`<span>${part}</span>`)}
              ${sender.hideName ? html`<span class="meta">${say(STRINGS.senderHidden)}</span>` : nothing}`,
            )
          : nothing
      }
      ${Object.entries(item.aside ?? {}).map(([field, value]) => fact({ vi: field, en: field }, value))}
    </dl>
    <details>
      <summary>${say(STRINGS.whyDue)}</summary>
      <deadline-proof .item=${item} zone=${zone}></deadline-proof>
    </details>
    <details>
      <summary>${say(STRINGS.whyHere)}</summary>
      <p>${say(routingWords(item.routing))}</p>
    </details>
  </aside>`
}

/** How many of those who joined said what of its answers, the best first, and why. */
function joinedVerdicts({ joinedVerdicts: all }: FeedbackDetail, language: Language) {
  if (all.length === 0) return null
  const countOf = (level: number) => all.filter((verdict) => verdict.level === level).length
  const levels = [5, 4, 3, 2, 1].filter((level) => countOf(level) > 0)
  return html`<span
      >${levels.map((level) => `${levelWords(VERDICT_LEVELS, level)?.[language]}: ${countOf(level)}`).join(' · ')}</span
    >
    ${all.map(({ reason, trackingCode }) =>
      reason === null ? nothing : html`<span><span class="meta">${trackingCode}</span> ${reason}</span>`,
    )}`
}
