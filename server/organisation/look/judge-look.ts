import type { FieldError } from '../../contract/refusals.ts'
import { contrastOf, isColour, LEGIBLE, nearestLegible } from './contrast.ts'

/** The office's colours: of the bar that carries its name in white, and of the line below it. */
export interface Colours {
  readonly brand: string
  readonly accent: string
}

/** The national red, dark enough for white words (7.59:1), and the star's yellow (5.05:1 on it). */
export const DEFAULT_COLOURS: Colours = { brand: '#a8121b', accent: '#ffcd00' }

/** What is wrong with the colours, saying which near ones would be right. */
export function judgeColours({ brand, accent }: Colours): FieldError[] {
  const errors = Object.entries({ brand, accent }).flatMap(([field, colour]) =>
    isColour(colour) ? [] : [{ field, ...NO_COLOUR }],
  )
  if (errors.length > 0) return errors
  return [
    ...tooFaint(
      'brand',
      WHITE_WORDS,
      contrastOf(brand, '#ffffff'),
      nearestLegible(brand, '#ffffff', 'black'),
    ),
    ...tooFaint('accent', ACCENT_LINE, contrastOf(accent, brand), nearestLegible(accent, brand, 'white')),
  ]
}

const NO_COLOUR = { vi: 'cần mã màu như #a8121b', en: 'a colour such as #a8121b is needed' }
const WHITE_WORDS = { vi: 'chữ trắng trên nền này', en: 'white words on it' }
const ACCENT_LINE = { vi: 'màu này cạnh màu nền', en: 'it beside the bar’s colour' }

function tooFaint(
  field: string,
  what: { readonly vi: string; readonly en: string },
  contrast: number,
  right: string | null,
): FieldError[] {
  if (contrast >= LEGIBLE) return []
  // Rounded down: what is refused must not read as what is enough.
  const measured = (Math.floor(contrast * 100) / 100).toFixed(2)
  const instead = right ?? DEFAULT_COLOURS.brand
  return [
    {
      field,
      vi: `${what.vi} chỉ tương phản ${measured.replace('.', ',')}:1, cần ít nhất 4,5:1; màu gần nhất đạt: ${instead}`,
      en: `${what.en} has a contrast of ${measured}:1 only, 4.5:1 or more is needed; the nearest that has it: ${instead}`,
    },
  ]
}
