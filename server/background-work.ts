/** Work that goes on beside the requests of this process, one round after another and never two at once. */
export interface BackgroundWork {
  /** There may be something to do. */
  wake(): void
  /** Resolves when nothing is left to do, or what is left has failed for now. */
  idle(): Promise<void>
  /** Ends after the batch under way; the rest waits for the next start. */
  stop(): Promise<void>
}

/** `round` does all there is, and ends between two batches once it is told to stop; what it throws is told to `onFailure`. */
export function createBackgroundWork(
  round: (isStopped: () => boolean) => Promise<void>,
  onFailure: (error: unknown) => void,
): BackgroundWork {
  let running: Promise<void> | null = null
  let isWanted = false
  let isStopped = false

  async function work(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false
      await round(() => isStopped)
    }
  }

  function start(): void {
    if (isStopped || running) return
    running = work()
      .catch(onFailure)
      .finally(() => {
        running = null
        // Woken in the very moment of ending.
        if (isWanted) start()
      })
  }

  return {
    wake() {
      isWanted = true
      start()
    },
    idle: async () => {
      while (running) await running
    },
    stop: async () => {
      isStopped = true
      await running
    },
  }
}
