import { html } from 'hono/html'
import { sendPage } from '../public-frame/page-frame.ts'
import { ACCESSIBILITY } from '../public-frame/strings.ts'
import type { View } from '../public-frame/view.ts'

/** What is promised, how it was checked, whom to tell (Circular 26/2020/TT-BTTTT; WCAG 2.2). */
export function sendAccessibilityPage(view: View): Promise<Response> {
  const { language } = view
  const title = ACCESSIBILITY.title[language]
  const body = html`<h1>${title}</h1>
    <p class="lead">${ACCESSIBILITY.lead[language]}</p>
    <ul>
      ${ACCESSIBILITY.points[language].map((point) => html`<li>${point}</li>`)}
    </ul>
    <h2>${ACCESSIBILITY.tabletTitle[language]}</h2>
    <p>${ACCESSIBILITY.tablet[language]}</p>
    <h2>${ACCESSIBILITY.checkedTitle[language]}</h2>
    <p>${ACCESSIBILITY.checked[language]}</p>
    <h2>${ACCESSIBILITY.reportTitle[language]}</h2>
    <p>${ACCESSIBILITY.report[language]}</p>`
  return sendPage(view, { title, body })
}
