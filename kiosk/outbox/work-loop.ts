/** How long to wait after `failures` failed runs in a row: doubling from 2 s to 5 min, half of it by chance. */
export function backOffMs(failures: number, random: () => number): number {
  const ceilingMs = Math.min(300_000, 2_000 * 2 ** Math.min(failures - 1, 20))
  return Math.round(ceilingMs * (0.5 + random() / 2))
}

interface WorkLoop {
  /** There is new work: run now, unless the last runs failed and the wait is not over. */
  hint(): void
  /** Something changed for the better (the network, a person asking): run now in any case. Resolves after that run. */
  now(): Promise<void>
  stop(): void
}

/**
 * Runs `work` at once, then every `everyMs` give or take a tenth, whenever the network or the page comes back, and when
 * asked. Never two runs at a time; after a failure (`work` throws) the wait doubles.
 */
export function startWorkLoop(
  work: () => Promise<void>,
  { everyMs, random = Math.random }: { readonly everyMs: number; readonly random?: () => number },
): WorkLoop {
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  const run = async (): Promise<void> => {
    clearTimeout(timer)
    do {
      again = false
      try {
        await work()
        failures = 0
      } catch {
        failures += 1
      }
    } while (again)
    running = undefined
    const waitMs = failures > 0 ? backOffMs(failures, random) : everyMs * (0.9 + random() / 5)
    if (!stopped) timer = setTimeout(() => void now(), waitMs)
  }
  const now = (): Promise<void> => {
    if (stopped) return Promise.resolve()
    if (running) again = true
    return (running ??= run())
  }
  const hint = (): void => {
    if (failures === 0) void now()
  }
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') void now()
  }
  const onOnline = (): void => void now()

  window.addEventListener('online', onOnline)
  document.addEventListener('visibilitychange', onVisible)
  void now()

  return {
    hint,
    now,
    stop() {
      stopped = true
      clearTimeout(timer)
      window.removeEventListener('online', onOnline)
      document.removeEventListener('visibilitychange', onVisible)
    },
  }
}
