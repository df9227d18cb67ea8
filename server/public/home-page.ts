import { html } from 'hono/html'
import { codeForm } from '../public-frame/code-form.ts'
import { sendPage } from '../public-frame/page-frame.ts'
import { HOME } from '../public-frame/strings.ts'
import { linkTo, type View } from '../public-frame/view.ts'
import { findCurrentCampaigns } from './campaigns/find-campaigns.ts'
import { doneBlock } from './done/pages.ts'
import { campaignsBlock } from './campaigns/pages.ts'

/** What one can do here, the most common first. */
export async function sendHomePage(view: View): Promise<Response> {
  const { language } = view
  const [campaigns, done] = await Promise.all([findCurrentCampaigns(view.service), doneBlock(view)])
  const body = html`<h1>${HOME.title[language]}</h1>
    <p class="lead">${HOME.lead[language]}</p>
    <section class="panel" aria-labelledby="track">
      <h2 id="track">${HOME.trackTitle[language]}</h2>
      ${codeForm(view)}
    </section>
    ${campaignsBlock(view, campaigns)} ${done}
    <div class="cards">
      <section class="card" aria-labelledby="send">
        <h2 id="send">${HOME.sendTitle[language]}</h2>
        <p>${HOME.send[language]}</p>
        <p class="links"><a href="tel:1022">${HOME.call[language]}</a></p>
        <p class="links"><a href="${linkTo(view, '/public/continue')}">${HOME.continueLink[language]}</a></p>
        <p class="card-action">
          <a class="button" href="${linkTo(view, '/public/send')}">${HOME.write[language]}</a>
        </p>
      </section>
      <section class="card" aria-labelledby="answers">
        <h2 id="answers">${HOME.answersTitle[language]}</h2>
        <p>${HOME.answers[language]}</p>
        <p class="card-action">
          <a class="button" href="${linkTo(view, '/public/answers')}">${HOME.answersLink[language]}</a>
        </p>
      </section>
      <section class="card" aria-labelledby="results">
        <h2 id="results">${HOME.resultsTitle[language]}</h2>
        <p>${HOME.results[language]}</p>
        <p class="card-action">
          <a class="button" href="${linkTo(view, '/public/results')}">${HOME.resultsLink[language]}</a>
        </p>
      </section>
      <section class="card" aria-labelledby="deadline">
        <h2 id="deadline">${HOME.deadlineTitle[language]}</h2>
        <p>${HOME.deadline[language]}</p>
        <p class="card-action">
          <a class="button" href="${linkTo(view, '/public/deadline')}">${HOME.deadlineLink[language]}</a>
        </p>
      </section>
    </div>`
  return sendPage(view, { title: HOME.title[language], section: 'home', body })
}
