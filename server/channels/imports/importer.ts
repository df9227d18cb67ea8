import { listWaitingImports } from '../../../db/queries/imports/jobs.ts'
import { type BackgroundWork, createBackgroundWork } from '../../background-work.ts'
import type { Service } from '../../context.ts'
import { withLease } from '../../outbox/lease.ts'
import { withSteadyHeap } from './steady-heap.ts'
import { workOffImports } from './work-off.ts'

/** The name of the lease: whichever process has it works, and no other. */
export const IMPORT_LEASE = 'run-imports'

/** Works off imports in the background, as soon as they are asked for. */
export function createImporter(service: Service): BackgroundWork {
  const holder = service.newId()
  return createBackgroundWork(
    async (isStopped) => {
      if ((await listWaitingImports(service.db)).length === 0) return
      await withLease(service, { name: IMPORT_LEASE, holder }, (stillOurs) =>
        withSteadyHeap(() => workOffImports(service, async () => !isStopped() && (await stillOurs()))),
      )
    },
    (err) => service.log.error({ err }, 'an import failed; it goes on at its next time'),
  )
}
