import { html } from 'hono/html'
import { LANGUAGES } from '../../contract/language.ts'
import type { Unit } from '../../../db/queries/units.ts'
import { knownNames } from '../../known-organisation.ts'
import { sendPage } from '../../public-frame/page-frame.ts'
import { qrCode } from '../../public-frame/qr-code.ts'
import type { View } from '../../public-frame/view.ts'
import { POSTER, RATE } from './strings.ts'
import { unitName } from '../../words/unit-name.ts'

const SIZES = ['a5', 'a4'] as const

/** A poster for a desk or a wall, in both languages: the unit, and a square that leads to its form. */
export async function sendPosterPage(view: View, unit: Unit): Promise<Response> {
  const { language, service, url } = view
  const size = SIZES.find((each) => each === url.searchParams.get('size')) ?? 'a5'
  const path = `/public/rate/${encodeURIComponent(unit.code)}`
  const address = `${service.config.publicUrl ?? url.origin}${path}`
  const names = { vi: unit.name, en: unit.name_en }
  const offices = await knownNames(service)
  const body = html`<p class="unprinted">
      ${POSTER.print[language]} ${POSTER.size[language]}:
      ${SIZES.map(
        (each) =>
          html`<a href="${path}/poster?size=${each}" ${each === size && html`aria-current="true"`}
            >${each.toUpperCase()}</a
          > `,
      )}
    </p>
    <section class="poster poster-${size}">
      <p class="poster-office">${offices.vi}</p>
      <h1>${names.vi}</h1>
      ${names.en !== '' && names.en !== names.vi && html`<p class="poster-en" lang="en">${names.en}</p>`}
      <p class="poster-lead">${POSTER.lead.vi}</p>
      <p class="poster-en" lang="en">${POSTER.lead.en}</p>
      ${qrCode(address, { label: RATE.title[language], className: 'poster-square' })}
      ${LANGUAGES.map((each) => html`<p ${each === 'en' && html`class="poster-en"`} lang="${each}">${POSTER.scan[each]}</p>`)}
      <p class="poster-address">
        ${POSTER.address.vi} · <span lang="en">${POSTER.address.en}</span>: ${address}
      </p>
    </section>`
  return sendPage(view, {
    title: `${RATE.title[language]}: ${unitName({ name: unit.name, nameEn: unit.name_en }, language)}`,
    body,
  })
}
