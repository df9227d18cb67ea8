import { consume } from '@lit/context'
import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Words } from '../../server/contract/language.ts'
import type { SessionReply } from '../../server/contract/people.ts'
import { hrefOf } from '../router.ts'
import { sessionContext } from '../session.ts'
import '../elements/page/tab-row.ts'
import { baseStyles, buttonStyles, pageStyles, tableStyles } from '../ui/base-styles.ts'
import { LanguageController } from '../ui/localize.ts'
import { GLOSSARY } from './glossary.ts'
import { GUIDE_NAMES, type GuideName } from './guide-names.ts'
import { guideFor, type Guide } from './guide.ts'
import { GUIDE_TITLES } from './guide-titles.ts'
import { GUIDES } from './guides/guides.ts'
import { HELP_STRINGS } from './help-strings.ts'
import { pictureOf } from './pictures.ts'

/** What a guide is called among the others: the poster's own title speaks to citizens. */
function nameOf(name: GuideName): Words {
  if (name === 'poster' || name === 'glossary') return HELP_STRINGS[name]
  return GUIDE_TITLES[name]
}

/** What to do when, for each role; a poster for the wall; what the words mean. */
@customElement('help-page')
export class HelpPage extends LitElement {
  /** The guide of the address; without one, that of the reader's own role. */
  @property() guide: GuideName | undefined
  @consume({ context: sessionContext, subscribe: true }) session?: SessionReply

  private readonly local = new LanguageController(this)

  override render() {
    const name = this.guide ?? guideFor(this.session)
    return html`<article class=${name}>
      <tab-row
        .label=${HELP_STRINGS.choose}
        .tabs=${GUIDE_NAMES.map((each) => ({
          words: nameOf(each),
          href: hrefOf({ page: 'help', guide: each }),
          isCurrent: each === name,
        }))}
      ></tab-row>
      ${name === 'glossary' ? this.renderGlossary() : this.renderGuide(GUIDE_TITLES[name], GUIDES[name])}
      <p class="print">
        <button @click=${() => window.print()}>${this.local.say(HELP_STRINGS.print)}</button>
      </p>
    </article>`
  }

  private renderGuide(title: Words, { lead, sections }: Guide) {
    return html`<header>
        <h1 tabindex="-1">${this.local.say(title)}</h1>
        <p class="muted">${this.local.say(lead)}</p>
      </header>
      ${sections.map(
        ({ heading, steps, picture, place }) =>
          html`<section>
            <h2>${this.local.say(heading)}</h2>
            <ul>
              ${steps.map((step) => html`<li>${this.local.say(step)}</li>`)}
            </ul>
            ${
              picture
                ? html`<img
                    src=${pictureOf(picture.name, this.local.language)}
                    alt=${this.local.say(picture.shows)}
                    width="960"
                    height="600"
                    loading="lazy"
                  />`
                : nothing
            }
            ${place ? html`<p><a href=${place.path}>${this.local.say(place.words)}</a></p>` : nothing}
          </section>`,
      )}`
  }

  private renderGlossary() {
    return html`<header>
        <h1 tabindex="-1">${this.local.say(HELP_STRINGS.glossary)}</h1>
        <p class="muted">${this.local.say(HELP_STRINGS.glossaryLead)}</p>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">${this.local.say(HELP_STRINGS.term)}</th>
            <th scope="col">${this.local.say(HELP_STRINGS.meaning)}</th>
          </tr>
        </thead>
        <tbody>
          ${GLOSSARY.map(
            ({ term, meaning }) =>
              html`<tr>
                <th scope="row">${this.local.say(term)}</th>
                <td>${this.local.say(meaning)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    pageStyles,
    tableStyles,
    css`
      :host {
        --page-width: 820px;
      }
      section {
        display: grid;
        gap: var(--s3);
      }
      header {
        display: grid;
        gap: var(--s2);
      }
      ul {
        display: grid;
        gap: var(--s2);
        padding-inline-start: var(--s5);
        line-height: 1.6;
      }
      img {
        width: 100%;
        height: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      tbody th {
        width: 32%;
        font-weight: 600;
      }
      .poster ul {
        padding: 0;
        list-style: none;
      }
      @media print {
        .print,
        .poster p a {
          display: none;
        }
        section {
          break-inside: avoid;
        }
        /* Read from across a room. */
        .poster :is(h1) {
          font-size: 30pt;
        }
        .poster header p {
          display: none;
        }
        .poster h2 {
          font-size: 22pt;
        }
        .poster li {
          font-size: 17pt;
        }
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'help-page': HelpPage
  }
}
