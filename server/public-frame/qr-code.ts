import { html, raw } from 'hono/html'
import { encode } from 'uqr'
import type { Html } from './view.ts'

/** `text` as a QR code; `label` says to everybody else what it leads to. */
export function qrCode(text: string, { label, className }: { label: string; className: string }): Html {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return html`<svg class="${className}" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}">
    <rect width="${size}" height="${size}" fill="#fff" />
    <path d="${raw(path)}" fill="#000" shape-rendering="crispEdges" />
  </svg>`
}
