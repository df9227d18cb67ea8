import { svg, html, type TemplateResult } from 'lit'
import type { ScaleSize } from '../../server/contract/level.ts'

/**
 * Five faces on one round ground, drawn so that the mouth alone tells them apart in grey: open laugh, smile, straight
 * line, curve down, open mouth turned down. Nobody scowls: the faces say how the visit was, not what the person is like.
 */
const FACES = [
  {
    mouth: svg`<path stroke-width="3" d="M31 74 Q50 48 69 74 Q50 66.5 31 74Z" />`,
    eyes: svg`<circle cx="34" cy="42" r="5.6" stroke="none" /><circle cx="66" cy="42" r="5.6" stroke="none" />
      <path fill="none" d="M24.5 33.5 L37 28.5 M75.5 33.5 L63 28.5" />`,
  },
  {
    mouth: svg`<path fill="none" d="M32 72 Q50 57.5 68 72" />`,
    eyes: svg`<circle cx="35" cy="41" r="5.6" stroke="none" /><circle cx="65" cy="41" r="5.6" stroke="none" />`,
  },
  {
    mouth: svg`<path fill="none" d="M31.5 66 H68.5" />`,
    eyes: svg`<circle cx="35" cy="41" r="5.6" stroke="none" /><circle cx="65" cy="41" r="5.6" stroke="none" />`,
  },
  {
    mouth: svg`<path fill="none" d="M29.5 60 Q50 80 70.5 60" />`,
    eyes: svg`<circle cx="35" cy="40" r="5.6" stroke="none" /><circle cx="65" cy="40" r="5.6" stroke="none" />`,
  },
  {
    mouth: svg`<path stroke-width="3" d="M27.5 55 Q50 61 72.5 55 Q69.5 80.5 50 80.5 Q30.5 80.5 27.5 55Z" />`,
    eyes: svg`<path fill="none" d="M27 42.5 Q34.5 31.5 42 42.5 M58 42.5 Q65.5 31.5 73 42.5" />`,
  },
] as const

/** Which of the five colours and faces each level takes, worst first; a scale of three has no middle. */
const STEPS: Readonly<Record<ScaleSize, readonly (1 | 2 | 3 | 4 | 5)[]>> = {
  3: [2, 4, 5],
  5: [1, 2, 3, 4, 5],
}

/** Where a level (1 = worst) stands among the five colours and faces. */
export function scaleStep(level: number, scaleSize: ScaleSize): 1 | 2 | 3 | 4 | 5 {
  return STEPS[scaleSize][level - 1] ?? 3
}

/**
 * The face of a level (1 = worst … `scaleSize` = best) as inline SVG, hidden from assistive technology because words
 * stand beside it. It fills its box; give it a size with `.face { width: … }`.
 */
export function ratingFace(level: number, scaleSize: ScaleSize): TemplateResult {
  const step = scaleStep(level, scaleSize)
  const face = FACES[step - 1]
  const mark = `var(--on-r${step})`
  return html`<svg class="face" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
    <circle cx="50" cy="50" r="47" fill="var(--r${step})" stroke="var(--face-edge)" stroke-width="3" />
    <g fill=${mark} stroke=${mark} stroke-width="6.5" stroke-linecap="round" stroke-linejoin="round">
      ${face?.eyes} ${face?.mouth}
    </g>
  </svg>`
}
