import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { BallotList, BallotRow, CodeBatch } from '../../server/contract/ballots.ts'
import { formatDateTime, formatDay, formatNumber } from '../../server/words/format.ts'
import { RATING_CHANNEL_WORDS } from '../../server/words/rating-channel-words.ts'
import { unitName } from '../../server/words/unit-name.ts'
import type { SessionReply } from '../../server/contract/people.ts'
import { api, errorWords } from '../api.ts'
import { BALLOT_STATUS, BALLOT_STRINGS } from '../strings/ballot-strings.ts'
import { TAB_STRINGS } from '../strings/tab-strings.ts'
import '../elements/ratings/ballot-decision.ts'
import '../elements/ratings/ballot-form.ts'
import '../elements/ratings/ballot-scans.ts'
import '../elements/ratings/code-issuer.ts'
import '../elements/page/page-tabs.ts'
import '../elements/page/page-message.ts'
import '../elements/steps/unit-picker.ts'
import { sessionContext } from '../session.ts'
import { STRINGS } from '../strings/strings.ts'
import { baseStyles, buttonStyles, pageStyles, tableStyles } from '../ui/base-styles.ts'
import type { EventOn } from '../ui/emit.ts'
import { LanguageController } from '../ui/localize.ts'

const POSTER_SIZES = ['a5', 'a4'] as const

/** Ratings beside the tablets': a unit's posters, codes for its receipts, and what is entered from paper. */
@customElement('ballots-page')
export class BallotsPage extends LitElement {
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply
  @state() private unit = ''

  private readonly local = new LanguageController(this)
  private readonly reload = (): void => void this.lists.run()
  private readonly lists = new Task(this, {
    task: (_args, { signal }) => Promise.all([api.ballots(signal), api.codeBatches(signal)]),
    args: () => [],
  })

  override render() {
    return html`<article
      @ballots-entered=${this.reload}
      @ballots-decided=${this.reload}
      @ballots-scanned=${this.reload}
      @codes-issued=${this.reload}
    >
      <page-tabs page="ballots"></page-tabs>
      <header>
        <h1 tabindex="-1">${this.local.say(TAB_STRINGS.otherChannels)}</h1>
        <p class="muted">${this.local.say(BALLOT_STRINGS.lead)}</p>
      </header>
      <unit-picker
        .value=${this.unit}
        @unit-picked=${({ detail }: EventOn<'unit-picker', 'unit-picked'>) => (this.unit = detail.code)}
      ></unit-picker>
      ${this.lists.render({
        pending: () =>
          this.lists.value
            ? this.renderAll(...this.lists.value)
            : html`<page-message waiting></page-message>`,
        error: (error) =>
          html`<page-message icon="alert" .lead=${errorWords(error)}>
            <button @click=${this.reload}>${this.local.say(STRINGS.retry)}</button>
          </page-message>`,
        complete: ([ballots, batches]) => this.renderAll(ballots, batches),
      })}
    </article>`
  }

  private renderAll(ballots: BallotList, batches: readonly CodeBatch[]) {
    const toConfirm = ballots.entries.filter(({ mayDecide }) => mayDecide)
    const toScan = ballots.entries.filter(({ mayScan, mayDecide }) => mayScan && !mayDecide)
    const forms = html`<section>
        <h2>${this.local.say(BALLOT_STRINGS.poster)}</h2>
        <p>${this.local.say(BALLOT_STRINGS.posterHint)}</p>
        <p class="links">
          ${POSTER_SIZES.map(
            (size) =>
              html`<a href="/public/rate/${encodeURIComponent(this.unit)}/poster?size=${size}" target="_blank"
                >${this.local.say(BALLOT_STRINGS.paper)} ${size.toUpperCase()}</a
              >`,
          )}
        </p>
      </section>
      <section>
        <h2>${this.local.say(BALLOT_STRINGS.codes)}</h2>
        <p>${this.local.say(BALLOT_STRINGS.codesHint)}</p>
        <code-issuer .unit=${this.unit} .today=${ballots.today}></code-issuer>
      </section>
      <section>
        <h2>${this.local.say(BALLOT_STRINGS.ballots)}</h2>
        <p>${this.local.say(BALLOT_STRINGS.ballotsHint)}</p>
        <ballot-form .unit=${this.unit} .list=${ballots}></ballot-form>
      </section>`
    return html`${this.unit === '' ? html`<p>${this.local.say(BALLOT_STRINGS.chooseUnit)}</p>` : forms}
      <section ?hidden=${toConfirm.length === 0}>
        <h2>${this.local.say(BALLOT_STRINGS.toConfirm)}</h2>
        <p>${this.local.say(BALLOT_STRINGS.toConfirmHint)}</p>
        ${repeat(
          toConfirm,
          ({ id }) => id,
          (batch) => html`<ballot-decision .batch=${batch}></ballot-decision>`,
        )}
      </section>
      <section ?hidden=${toScan.length === 0}>
        <h2>${this.local.say(BALLOT_STRINGS.toScan)}</h2>
        ${repeat(
          toScan,
          ({ id }) => id,
          (batch) => html`<ballot-scans .batch=${batch}></ballot-scans>`,
        )}
      </section>
      <section>
        <h2>${this.local.say(BALLOT_STRINGS.batches)}</h2>
        ${this.renderBatches(batches)}
      </section>
      <section>
        <h2>${this.local.say(BALLOT_STRINGS.entries)}</h2>
        ${this.renderEntries(ballots.entries)}
      </section>`
  }

  private renderBatches(batches: readonly CodeBatch[]) {
    const { language } = this.local
    return this.renderTable(
      BALLOT_STRINGS.batches,
      [BALLOT_STRINGS.made, STRINGS.unit, BALLOT_STRINGS.count, BALLOT_STRINGS.used, BALLOT_STRINGS.lastDay],
      batches.map(({ issuedAt, unit, codes, spent, lastDay }) => [
        formatDateTime(issuedAt, this.zone),
        unitName(unit, language),
        formatNumber(codes, language),
        formatNumber(spent, language),
        formatDay(lastDay),
      ]),
    )
  }

  private renderEntries(entries: readonly BallotRow[]) {
    const { language } = this.local
    return this.renderTable(
      BALLOT_STRINGS.entries,
      [
        BALLOT_STRINGS.number,
        BALLOT_STRINGS.day,
        STRINGS.unit,
        BALLOT_STRINGS.channel,
        BALLOT_STRINGS.forms,
        BALLOT_STRINGS.enteredBy,
        BALLOT_STRINGS.status,
      ],
      entries.map(({ number, day, unit, desk, channel, forms, enteredAt, enteredBy, ...batch }) => [
        formatNumber(number, language),
        formatDay(day),
        [unitName(unit, language), desk].filter(Boolean).join(' · '),
        this.local.say(RATING_CHANNEL_WORDS[channel]),
        formatNumber(forms, language),
        [enteredBy, formatDateTime(enteredAt, this.zone)].filter(Boolean).join(', '),
        [this.local.say(BALLOT_STATUS[batch.status]), batch.decidedBy, batch.decisionNote]
          .filter(Boolean)
          .join(', '),
      ]),
    )
  }

  private renderTable(
    caption: (typeof BALLOT_STRINGS)['batches' | 'entries'],
    heads: readonly { readonly vi: string; readonly en: string }[],
    rows: readonly (readonly string[])[],
  ) {
    if (rows.length === 0) return html`<p class="meta">${this.local.say(BALLOT_STRINGS.none)}</p>`
    return html`<div class="table-box" role="region" tabindex="0" aria-label=${this.local.say(caption)}>
      <table>
        <thead>
          <tr>
            ${heads.map((words) => html`<th scope="col">${this.local.say(words)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([first, ...others]) =>
              html`<tr>
                <th scope="row">${first ?? nothing}</th>
                ${others.map((value) => html`<td>${value}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
  }

  private get zone(): string {
    return this.session?.organisation.zone ?? 'UTC'
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    tableStyles,
    pageStyles,
    css`
      :host {
        --page-width: 900px;
      }
      h2 {
        font-size: 1.25rem;
        margin-bottom: var(--s2);
      }
      section p {
        margin-bottom: var(--s3);
      }
      .links {
        display: flex;
        gap: var(--s5);
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'ballots-page': BallotsPage
  }
}
