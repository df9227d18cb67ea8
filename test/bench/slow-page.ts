import type { CDPSession, Page } from 'playwright-core'

/** Lighthouse's mobile slow 4G: 150 ms round trip, 1.6 Mbit/s. */
export const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
/** An office's line: 40 ms round trip, 10 Mbit/s. */
export const OFFICE_LINE = {
  offline: false,
  latency: 40,
  downloadThroughput: 1_250_000,
  uploadThroughput: 1_250_000,
}
export const OFFLINE = { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 }

interface Slowed {
  readonly cpu: number
  readonly network: typeof SLOW_4G
}

export async function slowDown(page: Page, { cpu, network }: Slowed): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', network)
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu })
  return session
}

/** What a load looked like to who waited for it, in ms; the shift without a unit. */
export interface Load {
  readonly firstPaintMs: number
  readonly largestPaintMs: number
  /** Of each long task what is over 50 ms. */
  readonly blockedMs: number
  readonly shift: number
}

// As text: what compiles these files names inner functions by a helper that no page has.
const WATCH = `
  const seen = (window.seen = { firstPaintMs: NaN, largestPaintMs: NaN, blockedMs: 0, shift: 0 })
  const watch = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true })
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.firstPaintMs = startTime
  })
  watch('largest-contentful-paint', ({ startTime }) => (seen.largestPaintMs = startTime))
  // As Lighthouse counts: from the first paint on.
  watch('longtask', ({ startTime, duration }) => {
    if (startTime + duration > seen.firstPaintMs) seen.blockedMs += Math.max(0, duration - 50)
  })
  watch('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) seen.shift += value
  })
`

/** Begins to watch; before the page is opened. */
export async function watchLoad(page: Page): Promise<void> {
  await page.addInitScript({ content: WATCH })
}

export function readLoad(page: Page): Promise<Load> {
  return page.evaluate(() => (window as unknown as { seen: Load }).seen)
}

/** A weight, the value for 90 points and the one for 50: Lighthouse 12's own for mobile. */
const CURVES: readonly (readonly [
  weight: number,
  p10: number,
  median: number,
  of: (load: Load) => number,
])[] = [
  [10, 1_800, 3_000, (load) => load.firstPaintMs],
  // The speed index needs pictures of the load; it is never later than the largest paint here, so that stands in its place.
  [10, 3_387, 5_800, (load) => load.largestPaintMs],
  [25, 2_500, 4_000, (load) => load.largestPaintMs],
  [30, 200, 600, (load) => load.blockedMs],
  [25, 0.1, 0.25, (load) => load.shift],
]

/** The performance points, 0 to 100, by Lighthouse's curves over what was measured under real throttling. */
export function pointsOf(load: Load): number {
  return CURVES.reduce((sum, [weight, p10, median, of]) => sum + weight * curve(of(load), p10, median), 0)
}

/** The share above a value of a log-normal distribution with this median and this 10th percentile. */
function curve(value: number, p10: number, median: number): number {
  if (value === 0) return 1
  const z = (Math.log(value / median) * 0.906_193_802_436_823) / Math.abs(Math.log(p10 / median))
  return (1 - erf(z)) / 2
}

/** Abramowitz and Stegun, 7.1.26: within 1.5e-7. */
function erf(x: number): number {
  const t = 1 / (1 + 0.327_591_1 * Math.abs(x))
  const poly = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592]
  const y = 1 - poly.reduce((sum, factor) => sum * t + factor, 0) * t * Math.exp(-x * x)
  return x < 0 ? -y : y
}
