import { setTimeout as rest } from 'node:timers/promises'
import type { Tx } from '../../../db/dialect.ts'
import {
  changeImportJob,
  deleteImportPieces,
  listWaitingImports,
  type NamedImportJob,
} from '../../../db/queries/imports/jobs.ts'
import {
  countImportReports,
  deleteImportReport,
  insertImportReport,
} from '../../../db/queries/imports/reports.ts'
import { type Context, contextFor, isoOf, type Service } from '../../context.ts'
import type { FateKind } from '../../contract/imports/imports.ts'
import { Refusal } from '../../contract/refusals.ts'
import { recordAct } from '../../history/append.ts'
import { actorOf } from '../../sign-in/actor-of.ts'
import { importFile, type SettledBatch } from '../files/import-file.ts'
import { countFates } from './count-fates.ts'
import { demandImports, keptLook, keptPlan } from './describe-job.ts'
import { readPieces } from './pieces.ts'
import { mappingOf } from './plans.ts'
import { packLines } from './report-rows.ts'

/** Somebody stopped it, or this process may not go on: nothing is wrong. */
class Ended extends Error {}

/**
 * Works off the dry runs and runs that were asked for, one after the other. Whoever is cut off in the middle goes on after the
 * last batch: what became of it is kept in the transaction that brought it in.
 */
export async function workOffImports(service: Service, mayGoOn: () => Promise<boolean>): Promise<void> {
  for (const job of await listWaitingImports(service.db)) {
    if (!(await mayGoOn())) return
    try {
      await workOff(service, job, mayGoOn)
    } catch (error) {
      if (error instanceof Ended) continue
      if (!(error instanceof Refusal)) throw error
      await fail(service, job, error)
    }
  }
}

async function workOff(
  service: Service,
  job: NamedImportJob,
  mayGoOn: () => Promise<boolean>,
): Promise<void> {
  const { db } = service
  const ctx = await contextOf(service, job)
  demandImports(ctx)
  if (job.look === null || job.plan === null) throw new Refusal('import/not-found')
  const [look, plan] = [keptLook({ look: job.look }), keptPlan({ plan: job.plan })]
  const isTrial = job.state === 'trying'
  const start = isTrial ? await beginAnew(service, job) : job
  const of = isTrial ? 'trial' : 'run'
  let number = await countImportReports(db, job.id, of)
  let fates = JSON.parse(start.fates) as FateKind[]
  let workedMs = performance.now()

  async function keep({ lines, totals, lastLine }: SettledBatch, tx: Tx | null): Promise<void> {
    if (!(await mayGoOnWith(tx))) throw new Ended()
    fates = countFates(fates, lines)
    const columns = {
      rows_done: start.rows_done + totals.rows,
      last_line: lastLine,
      accepted: start.accepted + totals.accepted,
      warned: start.warned + totals.warned,
      duplicate: start.duplicate + totals.duplicate,
      refused: start.refused + totals.refused,
      fates: JSON.stringify(fates),
    }
    const write = async (tx: Tx): Promise<void> => {
      if (!(await changeImportJob(tx, job.id, [job.state], columns))) throw new Ended()
      await insertImportReport(tx, { job_id: job.id, of, number: number++, lines: packLines(lines) })
    }
    await (tx ? write(tx) : db.transaction().execute(write))
  }

  /** Within a transaction nothing else may be asked of the database: it was asked between the batches. */
  const mayGoOnWith = (tx: Tx | null) => (tx ? Promise.resolve(!isEnded) : mayGoOn())
  let isEnded = false

  const totals = await importFile(
    ctx,
    readPieces(db, job.id),
    {
      format: look.format === 'json' ? 'json' : 'csv',
      mapping: mappingOf(plan),
      said: plan.reading,
      channel: plan.channel,
      zone: service.organisation.zone,
      historical: plan.historical,
      policyCode: 'imported',
      isRehearsal: isTrial,
      createUnits: false,
      settledRows: start.rows_done,
      keep,
    },
    async () => {
      isEnded = !(await mayGoOn())
      // As long a rest as half of the work took: who waits for the writer or for the loop gets its turn.
      await rest((performance.now() - workedMs) / 2)
      workedMs = performance.now()
    },
  )
  const at = isoOf(service.now())
  if (isTrial) {
    await changeImportJob(db, job.id, ['trying'], {
      state: 'tried',
      rows_in_all: totals.rows,
      changed_at: at,
      ended_at: at,
    })
    return
  }
  await db.transaction().execute(async (tx) => {
    const isDone = await changeImportJob(tx, job.id, ['running'], {
      state: 'done',
      changed_at: at,
      ended_at: at,
    })
    if (!isDone) return
    await deleteImportPieces(tx, job.id)
    await recordAct(tx, ctx, 'file-imported', {
      file: job.file_name,
      sha256: job.sha256,
      accepted: start.accepted + totals.accepted,
      duplicate: start.duplicate + totals.duplicate,
      refused: start.refused + totals.refused,
    })
  })
}

/** With the rights that who asked for it has by now. */
async function contextOf(service: Service, job: NamedImportJob): Promise<Context> {
  return contextFor(service, await actorOf(service, { id: job.asked_by, name: job.asked_by_name }))
}

/** What a dry run had seen was kept in memory alone: it begins at the first row. */
async function beginAnew({ db }: Service, job: NamedImportJob): Promise<NamedImportJob> {
  const nothing = {
    rows_done: 0,
    last_line: 0,
    accepted: 0,
    warned: 0,
    duplicate: 0,
    refused: 0,
    fates: '[]',
  }
  await db.transaction().execute(async (tx) => {
    await deleteImportReport(tx, job.id, 'trial')
    await changeImportJob(tx, job.id, ['trying'], nothing)
  })
  return { ...job, ...nothing }
}

/** Why it could not go on; what was brought in stays. */
async function fail({ db, now }: Service, job: NamedImportJob, refusal: Refusal): Promise<void> {
  const at = isoOf(now())
  await changeImportJob(db, job.id, [job.state], {
    state: job.state === 'trying' ? 'mapped' : 'failed',
    problem: JSON.stringify({ code: refusal.code, errors: refusal.errors }),
    changed_at: at,
    ended_at: at,
  })
}
