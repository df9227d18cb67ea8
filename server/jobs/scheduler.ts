import type { Service } from '../context.ts'

/** Something the service does by itself. `run` stops early, and cleanly, when `signal` says so. */
export interface Job {
  readonly name: string
  /** Time between two runs, in milliseconds. */
  readonly everyMs: number
  run(signal: AbortSignal): Promise<void>
}

/** Told of every run that came to its end, and whether it went well. */
export type JobEnded = (name: string, isGood: boolean) => void

interface Scheduler {
  /** Runs what is due now, each job beside the others; also what the timer does. */
  tick(): Promise<void>
  /** Begins no further run, and waits for those under way. */
  stop(): Promise<void>
}

const TICK_MS = 30_000

/**
 * Runs the jobs when they are due, by the clock that only goes forward: a wall clock that jumps a day ahead and back must not
 * make them rest for a day. A job that fails is logged, and one that hangs is not begun again: neither stops the others.
 */
export function startScheduler(
  { log, changes }: Pick<Service, 'log' | 'changes'>,
  jobs: readonly Job[],
  ended: JobEnded = () => undefined,
): Scheduler {
  const stopping = new AbortController()
  const dueAt = new Map<Job, number>()
  const running = new Map<Job, Promise<void>>()

  async function run(job: Job): Promise<void> {
    try {
      await job.run(stopping.signal)
      ended(job.name, true)
    } catch (error) {
      ended(job.name, false)
      log.error({ err: error, job: job.name }, 'a job failed; it runs again at its next time')
    } finally {
      running.delete(job)
    }
  }

  async function tick(): Promise<void> {
    const nowMs = changes.elapsedMs()
    for (const job of jobs) {
      if (stopping.signal.aborted || running.has(job) || nowMs < (dueAt.get(job) ?? nowMs)) continue
      dueAt.set(job, nowMs + job.everyMs)
      running.set(job, run(job))
    }
    await Promise.all(running.values())
  }

  const timer = setInterval(() => void tick(), TICK_MS)
  // The timer alone is no reason for a process to live on.
  timer.unref()

  return {
    tick,
    async stop() {
      stopping.abort()
      clearInterval(timer)
      await Promise.all(running.values())
    },
  }
}
