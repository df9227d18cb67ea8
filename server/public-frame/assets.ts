import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { sha256 } from '../ids.ts'
import type { KnownLook } from '../known-organisation.ts'
import { PUBLIC_CSS } from './public.css.ts'

const YEAR_S = 31_536_000

/** The address changes with the style, so that a browser may keep it for good. */
export const STYLE_PATH = `/public/style.css?v=${sha256(PUBLIC_CSS).slice(0, 12)}`

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
  <rect width="100" height="100" rx="22" fill="#a8121b"/>
  <path d="M26 52Q50 58 74 52Q71 80 50 80Q29 80 26 52Z" fill="#fff"/>
  <path d="M26 38Q34 25 42 38M58 38Q66 25 74 38" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round"/>
</svg>`

export function sendStyle(): Response {
  return sendAsset(PUBLIC_CSS, 'text/css; charset=utf-8')
}

/** The office's own colours, over those of the style sheets. Kept for good only where the address names this very look. */
export function sendLook({ brand, accent, hash }: KnownLook, asked: string | undefined): Response {
  const css = `html:root { --brand: ${brand}; --brand-accent: ${accent}; }\n`
  return sendAsset(css, 'text/css; charset=utf-8', asked === hash)
}

/** The office's logo, if it has one. */
export function sendLogo({ logo, hash }: KnownLook, asked: string | undefined): Response | null {
  return logo === null
    ? null
    : sendAsset(new Uint8Array(Buffer.from(logo, 'base64')), 'image/png', asked === hash)
}

export function sendIcon(): Response {
  return sendAsset(ICON, 'image/svg+xml')
}

/** Two weights in two subsets: all 134 Vietnamese letters in one family, from our own host. */
const FONTS = ['latin-400', 'latin-600', 'vietnamese-400', 'vietnamese-600'] as const

/** One of the font files by its name in an address, `latin-400.woff2`; null for any other name. */
export function sendFont(name: string): Response | null {
  const font = FONTS.find((known) => `${known}.woff2` === name)
  return font === undefined ? null : sendAsset(readFont(font), 'font/woff2')
}

function readFont(font: (typeof FONTS)[number]): Uint8Array<ArrayBuffer> {
  const file = `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${font}-normal.woff2`
  return new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(file)))
}

function sendAsset(body: string | Uint8Array<ArrayBuffer>, type: string, isForGood = true): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'cache-control': isForGood ? `public, max-age=${YEAR_S}, immutable` : 'no-cache',
      'x-content-type-options': 'nosniff',
    },
  })
}
