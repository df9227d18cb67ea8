import { html } from 'hono/html'
import { qrCode } from './qr-code.ts'
import { CODE_TO_KEEP } from './strings.ts'
import { type Html, linkTo, type View } from './view.ts'

/** A tracking code in every way in which a page without script can hand it on: to read, select, scan, print and mail. */
export function codeToKeep(view: View, code: string): Html {
  const { language, service, url } = view
  const address = `${service.config.publicUrl ?? url.origin}${linkTo(view, `/public/track/${code}`)}`
  const mail = new URLSearchParams({ subject: `${CODE_TO_KEEP.code[language]} ${code}`, body: address })
  return html`<section class="receipt" aria-labelledby="code">
    <div>
      <h2 id="code">${CODE_TO_KEEP.code[language]}</h2>
      <p class="tracking-code">${code}</p>
      <p>${CODE_TO_KEEP.keep[language]}</p>
      <p class="unprinted">
        <a href="mailto:?${mail.toString().replaceAll('+', '%20')}">${CODE_TO_KEEP.mail[language]}</a>
      </p>
      <p class="small unprinted">${CODE_TO_KEEP.print[language]}</p>
    </div>
    ${qrCode(address, { label: CODE_TO_KEEP.scan[language], className: 'receipt-square' })}
  </section>`
}
