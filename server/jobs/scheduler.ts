import type { Service } from '../context.ts'

/** Something the service does by itself. `run` stops early, and cleanly, when `signal` says so. */
export interface Job {
  readonly name: string
  /** Time between two runs, in milliseconds. */
  readonly everyMs: number
  run(signal: AbortSignal): Promise<void>
}

interface Scheduler {
  /** Runs what is due now, one job after another; also what the timer does. */
  tick(): Promise<void>
  /** Begins no further run, and waits for the one under way. */
  stop(): Promise<void>
}

const TICK_MS = 30_000

/** Runs the jobs when they are due, by the service's own clock. A job that fails is logged, and never stops the others. */
export function startScheduler({ log, now }: Pick<Service, 'log' | 'now'>, jobs: readonly Job[]): Scheduler {
  const stopping = new AbortController()
  const dueAt = new Map<Job, number>()
  let running: Promise<void> = Promise.resolve()

  async function runDue(): Promise<void> {
    for (const job of jobs) {
      if (stopping.signal.aborted) return
      if (now() < (dueAt.get(job) ?? 0)) continue
      dueAt.set(job, now() + job.everyMs)
      try {
        await job.run(stopping.signal)
      } catch (error) {
        log.error({ err: error, job: job.name }, 'a job failed; it runs again at its next time')
      }
    }
  }

  const tick = (): Promise<void> => (running = running.then(runDue))
  const timer = setInterval(() => void tick(), TICK_MS)
  // The timer alone is no reason for a process to live on.
  timer.unref()

  return {
    tick,
    async stop() {
      stopping.abort()
      clearInterval(timer)
      await running
    },
  }
}
