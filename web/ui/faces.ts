import { svg, html, type TemplateResult } from 'lit'

/**
 * Five faces on one round ground, drawn so that the mouth alone tells them apart in grey: open laugh, smile, straight
 * line, curve down, open mouth turned down. Nobody scowls: the faces say how the visit was, not what the person is like.
 */
const FACES = [
  {
    mouth: svg`<path stroke-width="3" d="M31 74 Q50 48 69 74 Q50 66.5 31 74Z" />`,
    eyes: svg`<circle cx="34" cy="42" r="5" stroke="none" /><circle cx="66" cy="42" r="5" stroke="none" />
      <path fill="none" d="M24.5 33.5 L37 28.5 M75.5 33.5 L63 28.5" />`,
  },
  {
    mouth: svg`<path fill="none" d="M34 71 Q50 58.5 66 71" />`,
    eyes: svg`<circle cx="35" cy="41" r="5" stroke="none" /><circle cx="65" cy="41" r="5" stroke="none" />`,
  },
  {
    mouth: svg`<path fill="none" d="M33.5 66 H66.5" />`,
    eyes: svg`<circle cx="35" cy="41" r="5" stroke="none" /><circle cx="65" cy="41" r="5" stroke="none" />`,
  },
  {
    mouth: svg`<path fill="none" d="M31.5 60 Q50 77 68.5 60" />`,
    eyes: svg`<circle cx="35" cy="40" r="5" stroke="none" /><circle cx="65" cy="40" r="5" stroke="none" />`,
  },
  {
    mouth: svg`<path stroke-width="3" d="M27.5 55 Q50 61 72.5 55 Q69.5 80.5 50 80.5 Q30.5 80.5 27.5 55Z" />`,
    eyes: svg`<path fill="none" d="M27 42.5 Q34.5 31.5 42 42.5 M58 42.5 Q65.5 31.5 73 42.5" />`,
  },
] as const

/** Where a level stands among the five colours and faces: the ends of any scale get the ends, 1–5. */
export function scaleStep(level: number, scaleSize: number): 1 | 2 | 3 | 4 | 5 {
  const steps = [1, 2, 3, 4, 5] as const
  const position = scaleSize > 1 ? (level - 1) / (scaleSize - 1) : 1
  return steps[Math.min(4, Math.max(0, Math.round(position * 4)))] ?? 3
}

/**
 * The face of a level (1 = worst … `scaleSize` = best) as inline SVG, hidden from assistive technology because words
 * stand beside it. It fills its box; give it a size with `.face { width: … }`.
 */
export function ratingFace(level: number, scaleSize: number): TemplateResult {
  const step = scaleStep(level, scaleSize)
  const face = FACES[step - 1]
  const mark = `var(--on-r${step})`
  return html`<svg class="face" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
    <circle cx="50" cy="50" r="47" fill="var(--r${step})" stroke="var(--face-edge)" stroke-width="3" />
    <g fill=${mark} stroke=${mark} stroke-width="6" stroke-linecap="round" stroke-linejoin="round">
      ${face?.eyes} ${face?.mouth}
    </g>
  </svg>`
}
