import type { KioskDatabase } from '../outbox/database.ts'
import { readDevice } from './device.ts'

/** An ID-1 card, as every citizen's identity card is, in millimetres (ISO/IEC 7810). */
export const CARD_WIDTH_MM = 85.6

/** Makes `--mm` this screen's true millimetre, once a person has calibrated it with a card. */
export async function keepCalibration(database: KioskDatabase): Promise<void> {
  const pixelsPerMm = await readDevice(database, 'pixelsPerMm')
  if (pixelsPerMm !== undefined) applyCalibration(pixelsPerMm)
}

/** Never more than a page of 190 mm holds: a page that is zoomed in keeps all of its screen. */
export function applyCalibration(pixelsPerMm: number): void {
  document.documentElement.style.setProperty('--mm', `min(${pixelsPerMm}px, 100vmax / 190)`)
}
