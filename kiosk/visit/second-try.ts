import type { KioskConfig } from '../../server/contract/kiosk.ts'
import type { Screen } from './journey.ts'
import type { Unkept } from '../outbox/rating-outbox.ts'

/** What a page that starts anew takes over from the one whose storage failed. */
export interface Interrupted {
  readonly unkept: Unkept
  /** Where the person was. */
  readonly screen: Screen
  readonly large: boolean
  readonly changed: boolean
}

const INTERRUPTED = 'hailong-interrupted'
const CONFIG = 'hailong-config'

/**
 * A browser that lost its storage often finds it again with a fresh page. Starts one that keeps what this one could not;
 * false where none would come: without a worker there may be no page without the network.
 */
export function tryOnFreshPage(interrupted: Interrupted, config: KioskConfig): boolean {
  if (!navigator.serviceWorker?.controller) return false
  try {
    sessionStorage.setItem(CONFIG, JSON.stringify(config))
    sessionStorage.setItem(INTERRUPTED, JSON.stringify(interrupted))
  } catch {
    return false
  }
  location.reload()
  return true
}

/** Given once: what fails again is not tried on a third page. */
export function takeInterrupted(): Interrupted | null {
  const interrupted = read<Interrupted>(INTERRUPTED)
  if (interrupted) sessionStorage.removeItem(INTERRUPTED)
  return interrupted
}

/** What the tablet showed when its storage failed: where else to be heard. */
export function readLastConfig(): KioskConfig | null {
  return read<KioskConfig>(CONFIG)
}

function read<Value>(key: string): Value | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as Value | null
  } catch {
    return null
  }
}
