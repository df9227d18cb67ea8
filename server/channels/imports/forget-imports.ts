import { deleteImportJob, listArrivingBefore, listImportsBefore } from '../../../db/queries/imports/jobs.ts'
import { isoOf, type Service } from '../../context.ts'
import { DAY_MS } from '../../domain/local-time.ts'

/** Forgets files that nobody went on with for so many days, and uploads that were cut off a day ago. */
export async function forgetImports({ db, now }: Service, days: number): Promise<void> {
  const jobs = [
    ...(await listArrivingBefore(db, isoOf(now() - DAY_MS))),
    ...(await listImportsBefore(db, isoOf(now() - days * DAY_MS))),
  ]
  for (const id of new Set(jobs.map((job) => job.id)))
    await db.transaction().execute((tx) => deleteImportJob(tx, id))
}
