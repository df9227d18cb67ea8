import { setTimeout as rest } from 'node:timers/promises'
import {
  listUnfinishedRecomputations,
  type Recomputation,
} from '../../db/queries/deadlines/recomputations.ts'
import { type BackgroundWork, createBackgroundWork } from '../background-work.ts'
import type { Service } from '../context.ts'
import { loadCalendars } from './find-calendar.ts'
import { loadPolicies } from './load-policies.ts'
import { recomputeBatch } from './recompute-batch.ts'
import type { ChangedRules } from './recompute-item.ts'

/** Small enough that a tap waiting for the same writer hardly notices. */
const BATCH_ITEMS = 25

/** Somebody works on the same items: five times in a row is not chance. */
const MAX_ATTEMPTS = 5

/** Works off the changes of calendars and policies in the background. */
export function createRecomputer(service: Service, batchItems = BATCH_ITEMS): BackgroundWork {
  return createBackgroundWork(
    async (isStopped) => {
      for (const job of await listUnfinishedRecomputations(service.db))
        await workOff(service, job, batchItems, isStopped)
    },
    (err) => service.log.error({ err }, 'recomputation failed'),
  )
}

async function workOff(
  service: Service,
  start: Recomputation,
  batchItems: number,
  isStopped: () => boolean,
): Promise<void> {
  const rules = await rulesOf(service, start)
  let job = start
  for (let attempt = 1; attempt <= MAX_ATTEMPTS && !isStopped();) {
    const fromMs = performance.now()
    const done = await recomputeBatch(service, job, rules, batchItems)
    job = done.job
    if (done.outcome === 'finished') {
      service.log.info({ change: job.id, examined: job.examined, moved: job.moved }, 'deadlines recomputed')
      return
    }
    attempt = done.outcome === 'again' ? attempt + 1 : 1
    // As long a rest as the work took: whoever waits for the writer or for the loop gets half of both.
    await rest(performance.now() - fromMs)
  }
}

/** What counts now: a change before this one, or after it, is in it too. */
async function rulesOf(
  service: Service,
  job: Pick<Recomputation, 'cause' | 'unit_path' | 'created_at'>,
): Promise<ChangedRules> {
  return {
    calendarOf: await loadCalendars(service.db),
    within: job.unit_path,
    policies: job.cause === 'calendar' ? null : await loadPolicies(service.db),
    zone: service.organisation.zone,
    changedAtMs: Date.parse(job.created_at),
  }
}
