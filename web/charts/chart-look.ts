import { currentLanguage } from '../ui/localize.ts'
import type { ChartLook } from './chart-config.ts'

const STEPS = [1, 2, 3, 4, 5] as const

/** Reads the tokens as they are in force on `element`, forced colours included. */
export function readChartLook(element: Element): ChartLook {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    steps: STEPS.map((step) => token(`--r${step}`)),
    onSteps: STEPS.map((step) => token(`--on-r${step}`)),
    ink: token('--ink'),
    grid: token('--grid'),
    ground: token('--bg'),
    font: style.fontFamily,
    width: element.clientWidth,
    language: currentLanguage(),
  }
}
