/**
 * Two scales live side by side and are never averaged together: five levels for questionnaires of the SIPAS kind,
 * three for one dossier (Circular 32/2017/TT-BTTTT, art. 12).
 */
export const SCALE_SIZES = [3, 5] as const
export type ScaleSize = (typeof SCALE_SIZES)[number]

export function isScaleSize(size: number): size is ScaleSize {
  return SCALE_SIZES.some((known) => known === size)
}

/** The levels that count as satisfied, as SIPAS counts them: hài lòng and rất hài lòng. */
export function satisfiedLevels(scaleSize: ScaleSize): readonly [number, number] {
  return [scaleSize - 1, scaleSize]
}
