import { listWaitingImports } from '../../../db/queries/imports/jobs.ts'
import type { Service } from '../../context.ts'
import { withLease } from '../../outbox/lease.ts'
import { workOffImports } from './work-off.ts'

/** The name of the lease: whichever process has it works, and no other. */
export const IMPORT_LEASE = 'run-imports'

/** Works off imports in the background, as soon as they are asked for. */
export interface Importer {
  /** There may be something to do. */
  wake(): void
  /** Resolves when nothing is left to do, or what is left has failed for now. */
  idle(): Promise<void>
  /** Ends after the batch under way; the rest waits for the next start. */
  stop(): Promise<void>
}

export function createImporter(service: Service): Importer {
  const holder = service.newId()
  let running: Promise<void> | null = null
  let isWanted = false
  let isStopped = false

  async function work(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false
      if ((await listWaitingImports(service.db)).length === 0) continue
      await withLease(service, { name: IMPORT_LEASE, holder }, (stillOurs) =>
        workOffImports(service, async () => !isStopped && (await stillOurs())),
      )
    }
  }

  function start(): void {
    if (isStopped || running) return
    running = work()
      .catch((err: unknown) => service.log.error({ err }, 'an import failed; it goes on at its next time'))
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
