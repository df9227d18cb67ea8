import { Task } from '@lit/task'
import { LitElement, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AnsweredQuestion, AnswersReport } from '../../../server/contract/reports/answers.ts'
import { formatInterval, formatNumber, formatPercent, formatSample } from '../../../server/words/format.ts'
import { WAY_WORDS } from '../../../server/words/rating-channel-words.ts'
import { hiddenWords } from '../../../server/words/reports/report-words.ts'
import { api, csvPath, errorWords } from '../../api.ts'
import { INSIGHT_STRINGS } from '../../strings/insight-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { LanguageController } from '../../ui/localize.ts'
import '../page/page-message.ts'
import { sectionStyles } from './section-styles.ts'

/** What people answered after their rating, a table a question and way of rating. */
@customElement('reports-answers')
export class ReportsAnswers extends LitElement {
  @property() period = ''
  @property() unit?: string

  private readonly local = new LanguageController(this)
  private readonly report = new Task(this, {
    task: ([period, unit], { signal }) => api.answers(period, unit, signal),
    args: () => [this.period, this.unit] as const,
  })

  override render() {
    return this.report.render({
      pending: () => html`<page-message waiting></page-message>`,
      complete: (report) => this.renderReport(report),
      error: (error) => html`<page-message icon="alert" .lead=${errorWords(error)}></page-message>`,
    })
  }

  private renderReport({ quarter, questions }: AnswersReport) {
    const heading = html`<h2>${this.local.say(INSIGHT_STRINGS.answers)}</h2>`
    if (quarter === null || questions.length === 0)
      return html`<section>
        ${heading}
        <p>
          ${this.local.say(quarter === null ? INSIGHT_STRINGS.answersNotClosed : INSIGHT_STRINGS.answersNone)}
        </p>
      </section>`
    return html`<section>
      ${heading}
      <p class="meta">${this.local.say(quarter.label)} · ${this.local.say(INSIGHT_STRINGS.answersLead)}</p>
      ${questions.map((question) => this.renderQuestion(question))}
      <a class="csv" href=${csvPath('answers', this.period, this.unit)} download
        >${this.local.say(STRINGS.downloadCsv)}</a
      >
    </section>`
  }

  private renderQuestion(question: AnsweredQuestion) {
    const { words, key, kind, questionnaire, versions, way, n, shown, choices } = question
    const { language } = this.local
    const hidden = hiddenWords(shown)
    const whose = this.local.say(kind === 'many' ? INSIGHT_STRINGS.askedOf : INSIGHT_STRINGS.whoAnswered)
    const facts = [
      `${this.local.say(questionnaire)}, ${this.local.say(INSIGHT_STRINGS.versions)} ${versions.join(', ')}`,
      this.local.say(WAY_WORDS[way]),
      ...(n === null ? [] : [`${formatSample(n, language)} ${whose}`]),
    ]
    return html`<figure>
      <figcaption>
        <h3>${this.local.say(words)} <code>${key}</code></h3>
        <p class="meta">${facts.join(' · ')}</p>
      </figcaption>
      ${
        hidden
          ? html`<p class="few">${this.local.say(hidden)}</p>`
          : html`<div class="table-box" role="region" tabindex="0" aria-label=${this.local.say(words)}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">${this.local.say(INSIGHT_STRINGS.choice)}</th>
                    <th scope="col" class="numeric">${this.local.say(INSIGHT_STRINGS.chosenBy)}</th>
                    <th scope="col" class="numeric">${this.local.say(INSIGHT_STRINGS.share)}</th>
                  </tr>
                </thead>
                <tbody>
                  ${choices.map(
                    (choice) =>
                      html`<tr>
                        <th scope="row">${this.local.say(choice.words)}</th>
                        <td class="numeric">${formatNumber(choice.n ?? 0, language)}</td>
                        <td class="numeric">${this.shareOf(choice)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }
    </figure>`
  }

  private shareOf({ share, interval }: AnsweredQuestion['choices'][number]): string {
    const { language } = this.local
    if (share === null) return '–'
    const words = formatPercent(share, language)
    return interval ? `${words} (${formatInterval(interval, language)})` : words
  }

  static override readonly styles = sectionStyles
}

declare global {
  interface HTMLElementTagNameMap {
    'reports-answers': ReportsAnswers
  }
}
