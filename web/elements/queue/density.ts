import { DENSITIES, type Density } from '../../strings/item/queue-strings.ts'

const STORAGE_KEY = 'hailong.density'

/** How high this device shows the rows of a queue. */
export function readDensity(): Density {
  const kept = localStorage.getItem(STORAGE_KEY)
  return DENSITIES.find((each) => each === kept) ?? 'normal'
}

export function keepDensity(density: Density): void {
  localStorage.setItem(STORAGE_KEY, density)
}
