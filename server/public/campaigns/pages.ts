import { html } from 'hono/html'
import { sendPage } from '../../public-frame/page-frame.ts'
import { PROBLEM } from '../../public-frame/strings.ts'
import { type Html, linkTo, outwardLink, type View } from '../../public-frame/view.ts'
import { describeDeadlineRule } from '../../words/deadline-words.ts'
import { formatDay } from '../../words/format.ts'
import { unitName } from '../../words/unit-name.ts'
import type { PublicCampaign } from './find-campaigns.ts'
import { CAMPAIGN_SENTENCES, CAMPAIGN_STATES, CAMPAIGNS } from './strings.ts'

const LIST_PATH = '/public/campaigns'

/** Every campaign, the latest first. */
export function sendCampaignList(view: View, campaigns: readonly PublicCampaign[]): Promise<Response> {
  const { language } = view
  const title = CAMPAIGNS.title[language]
  const body = html`<h1>${title}</h1>
    <p class="lead">${CAMPAIGNS.lead[language]}</p>
    ${
      campaigns.length === 0
        ? html`<p>${CAMPAIGNS.none[language]}</p>`
        : html`<ul class="links">
            ${campaigns.map((campaign) => html`<li>${line(view, campaign)}</li>`)}
          </ul>`
    }`
  return sendPage(view, { title, section: 'results', body })
}

/** One campaign: what it is about, when, who takes part, which procedures are faster. */
export function sendCampaignPage(view: View, campaign: PublicCampaign): Promise<Response> {
  const { language } = view
  const { name, theme, units, note, state, procedures } = campaign
  const title = name[language]
  const body = html`<p class="back">
      <a href="${linkTo(view, LIST_PATH)}">${CAMPAIGNS.all[language]}</a>
    </p>
    <h1 ${langOf(view, name)}>${title}</h1>
    <section class="headline" aria-label="${CAMPAIGNS.when[language]}">
      <p class="headline-main">${days(view, campaign)}</p>
      <p>
        ${CAMPAIGN_STATES[state][language]}${
          sameDayCount(campaign) > 0 &&
          html`. ${CAMPAIGN_SENTENCES.sameDayCount(sameDayCount(campaign))[language]}.`
        }
      </p>
    </section>
    <dl class="facts">
      ${theme !== '' && fact(CAMPAIGNS.theme[language], html`<span lang="vi">${theme}</span>`)}
      ${fact(
        CAMPAIGNS.units[language],
        units.length === 0
          ? CAMPAIGNS.everywhere[language]
          : html`${units.map((unit) => html`<span class="line">${unitName(unit, language)}</span>`)}`,
      )}
      ${fact(CAMPAIGNS.plan[language], html`<span lang="vi">${note}</span>`)}
    </dl>
    <section aria-labelledby="procedures">
      <h2 id="procedures">${CAMPAIGNS.procedures[language]}</h2>
      ${procedures.length === 0 ? html`<p>${CAMPAIGNS.noProcedures[language]}</p>` : table(view, campaign)}
    </section>`
  return sendPage(view, { title, section: 'results', body })
}

export function sendUnknownCampaign(view: View): Promise<Response> {
  const title = CAMPAIGNS.unknownTitle[view.language]
  const body = html`<h1>${title}</h1>
    <p>${PROBLEM.notFound[view.language]}</p>
    <p class="back"><a href="${linkTo(view, LIST_PATH)}">${CAMPAIGNS.all[view.language]}</a></p>`
  return sendPage(view, { title, section: 'results', status: 404, body })
}

/** What is under way or about to begin, for the home page; nothing where there is none. */
export function campaignsBlock(view: View, campaigns: readonly PublicCampaign[]): Html | false {
  return (
    campaigns.length > 0 &&
    html`<section class="panel" aria-labelledby="campaigns">
      <h2 id="campaigns">${CAMPAIGNS.title[view.language]}</h2>
      <ul class="links">
        ${campaigns.map((campaign) => html`<li>${line(view, campaign)}</li>`)}
      </ul>
    </section>`
  )
}

/** Beside a period's figures, which know nothing of it. */
export function campaignsNote(view: View, campaigns: readonly PublicCampaign[]): Html | false {
  const { language } = view
  return (
    campaigns.length > 0 &&
    html`<section aria-labelledby="campaigns">
      <h2 id="campaigns">${CAMPAIGNS.inPeriod[language]}</h2>
      <ul class="links">
        ${campaigns.map((campaign) => html`<li>${line(view, campaign)}</li>`)}
      </ul>
      <p class="small">${CAMPAIGNS.inPeriodNote[language]}</p>
    </section>`
  )
}

function line(view: View, campaign: PublicCampaign): Html {
  const { language } = view
  const { code, name, theme, state } = campaign
  return html`<a ${outwardLink(view, `${LIST_PATH}/${code}`)} ${langOf(view, name)}>${name[language]}</a>
    <span class="small">
      ${CAMPAIGN_STATES[state][language]} · ${days(view, campaign)}
      ${theme !== '' && html` · <span lang="vi">${theme}</span>`}
      ${
        sameDayCount(campaign) > 0 &&
        html` · ${CAMPAIGN_SENTENCES.sameDayCount(sameDayCount(campaign))[language]}`
      }
    </span>`
}

/** Where an office gave no English name. */
function langOf({ language }: View, name: PublicCampaign['name']): Html | false {
  return language === 'en' && name.en === name.vi && html`lang="vi"`
}

function days({ language }: View, { startsOn, endsOn }: PublicCampaign): string {
  return CAMPAIGN_SENTENCES.days(formatDay(startsOn), formatDay(endsOn))[language]
}

function sameDayCount({ procedures }: PublicCampaign): number {
  return procedures.filter(({ committed }) => committed.kind === 'same-day').length
}

function fact(name: string, value: Html | string): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`
}

function table({ language }: View, { procedures }: PublicCampaign): Html {
  return html`<div
    class="table-box"
    role="region"
    tabindex="0"
    aria-label="${CAMPAIGNS.procedures[language]}. ${CAMPAIGNS.scroll[language]}"
  >
    <table class="evenly">
      <thead>
        <tr>
          <th scope="col">${CAMPAIGNS.procedure[language]}</th>
          <th scope="col">${CAMPAIGNS.statutory[language]}</th>
          <th scope="col">${CAMPAIGNS.committed[language]}</th>
        </tr>
      </thead>
      <tbody>
        ${procedures.map(
          ({ name, statutory, committed }) =>
            html`<tr>
              <th scope="row" lang="vi">${name}</th>
              <td>${describeDeadlineRule(statutory, language)}</td>
              <td>
                ${committed.kind === 'same-day' && html`<strong>${CAMPAIGNS.sameDay[language]}</strong>: `}
                ${describeDeadlineRule(committed, language)}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
