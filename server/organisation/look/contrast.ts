/** A colour as a style sheet writes it, `#a8121b`. */
const HEX = /^#[0-9a-f]{6}$/i

/** What words need against their ground (WCAG 2.2, 1.4.3). */
export const LEGIBLE = 4.5

export function isColour(text: string): boolean {
  return HEX.test(text)
}

/** The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastOf(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (lighter + 0.05) / (darker + 0.05)
}

/** The colour nearest to this one, towards black or white, that is legible on or under `other`; null where neither is. */
export function nearestLegible(colour: string, other: string, towards: 'black' | 'white'): string | null {
  const end = towards === 'black' ? 0 : 255
  for (let step = 0; step <= 100; step++) {
    const mixed = toHex(channels(colour).map((value) => Math.round(value + ((end - value) * step) / 100)))
    if (contrastOf(mixed, other) >= LEGIBLE) return mixed
  }
  return null
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

function toHex(values: readonly number[]): string {
  return `#${values.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
