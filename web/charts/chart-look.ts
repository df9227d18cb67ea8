import { currentLanguage } from '../ui/localize.ts'
import type { ChartLook } from './chart-config.ts'

const STEPS = [1, 2, 3, 4, 5] as const

/** Reads the tokens as they are in force on `element`: forced colours change all but those of the data. */
export function readChartLook(element: Element): ChartLook {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    steps: STEPS.map((step) => token(`--data-${step}`)),
    onSteps: STEPS.map((step) => token(`--on-data-${step}`)),
    ink: token('--ink'),
    grid: token('--grid'),
    ground: token('--bg'),
    edge: token('--data-edge'),
    font: style.fontFamily,
    width: element.clientWidth,
    language: currentLanguage(),
  }
}
