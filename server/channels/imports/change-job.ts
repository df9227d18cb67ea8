import { changeImportJob, deleteImportJob } from '../../../db/queries/imports/jobs.ts'
import { saveImportMapping } from '../../../db/queries/imports/mappings.ts'
import { deleteImportReport } from '../../../db/queries/imports/reports.ts'
import { type Context, isoOf } from '../../context.ts'
import type { ImportState } from '../../contract/imports/import-fields.ts'
import type { ImportPlan } from '../../contract/imports/imports.ts'
import { Refusal } from '../../contract/refusals.ts'
import { findJob, keptLook, keptPlan } from './describe-job.ts'
import { lookInto } from './look-into.ts'
import { readPieces } from './pieces.ts'
import { fingerprintOf, mappingOf } from './plans.ts'
import { planFor } from './receive-upload.ts'

/** Nobody works on it, and its bytes are there. */
const AT_REST: readonly ImportState[] = ['found', 'mapped', 'tried', 'stopped', 'failed']

const NOTHING_DONE = {
  rows_done: 0,
  last_line: 0,
  accepted: 0,
  warned: 0,
  duplicate: 0,
  refused: 0,
  fates: '[]',
  problem: null,
} as const

/**
 * How a file is to be read, and what is what. Read otherwise it is looked into again; where its columns are others then, what
 * is what is guessed anew. Throws `import/not-found`, `import/not-now`, and `import/…` for what cannot be read so.
 */
export async function changePlan(ctx: Context, id: string, plan: ImportPlan): Promise<void> {
  const job = await findJob(ctx, id)
  refuseUnless(AT_REST.includes(job.state))
  const [before, was] = [keptPlan(job), keptLook(job)]
  const isReadSame = JSON.stringify(before.reading) === JSON.stringify(plan.reading)
  const look = isReadSame ? was : await lookInto(readPieces(ctx.db, id), plan.reading)
  const next =
    fingerprintOf(look) === fingerprintOf(was)
      ? { plan, mapping: job.mapping }
      : await planFor(ctx, look, plan.reading)
  refuseUnless(
    await changeImportJob(ctx.db, id, AT_REST, {
      ...NOTHING_DONE,
      state: 'mapped',
      look: JSON.stringify(look),
      plan: JSON.stringify(next.plan),
      mapping: next.mapping,
      rows_in_all: null,
      changed_at: isoOf(ctx.now()),
    }),
  )
}

/** Asks for a dry run. Throws `import/not-found`, `import/not-now` and `request/invalid`. */
export async function tryImport(ctx: Context, id: string): Promise<void> {
  const job = await findJob(ctx, id)
  mappingOf(keptPlan(job))
  await ctx.db.transaction().execute(async (tx) => {
    await deleteImportReport(tx, id, 'trial')
    refuseUnless(
      await changeImportJob(tx, id, ['found', 'mapped', 'tried'], {
        ...NOTHING_DONE,
        ...asked(ctx),
        state: 'trying',
        rows_in_all: null,
      }),
    )
  })
}

/** Asks for the run, or that it goes on where it stood. Throws `import/not-found` and `import/not-now`. */
export async function runImport(ctx: Context, id: string): Promise<void> {
  const job = await findJob(ctx, id)
  await ctx.db.transaction().execute(async (tx) => {
    if (job.state === 'tried') await deleteImportReport(tx, id, 'run')
    const begins = job.state === 'tried' ? NOTHING_DONE : { problem: null }
    refuseUnless(
      await changeImportJob(tx, id, job.state === 'tried' ? ['tried'] : ['stopped', 'failed'], {
        ...begins,
        ...asked(ctx),
        state: 'running',
      }),
    )
  })
}

/** Ends a dry run or a run after the batch under way. Throws `import/not-found` and `import/not-now`. */
export async function stopImport(ctx: Context, id: string): Promise<void> {
  await findJob(ctx, id)
  const at = isoOf(ctx.now())
  const isStopped =
    (await changeImportJob(ctx.db, id, ['running'], { state: 'stopped', changed_at: at })) ||
    (await changeImportJob(ctx.db, id, ['trying'], { ...NOTHING_DONE, state: 'mapped', changed_at: at }))
  refuseUnless(isStopped)
}

/** Forgets a file and what was said of it; what was brought in stays. Throws `import/not-found` and `import/not-now`. */
export async function forgetImport(ctx: Context, id: string): Promise<void> {
  const job = await findJob(ctx, id)
  refuseUnless(AT_REST.includes(job.state) && job.accepted + job.duplicate === 0)
  await ctx.db.transaction().execute((tx) => deleteImportJob(tx, id))
}

/** Keeps what is what by a name, for the next file of these columns. Throws `import/not-found`. */
export async function keepMapping(ctx: Context, id: string, name: string): Promise<void> {
  const job = await findJob(ctx, id)
  const plan = keptPlan(job)
  mappingOf(plan)
  await saveImportMapping(ctx.db, {
    id: ctx.newId(),
    name,
    fingerprint: fingerprintOf(keptLook(job)),
    plan: JSON.stringify(plan),
    saved_by: personOf(ctx),
    saved_at: isoOf(ctx.now()),
  })
  await changeImportJob(ctx.db, id, AT_REST, { mapping: name })
}

function asked(ctx: Context) {
  return { asked_by: personOf(ctx), changed_at: isoOf(ctx.now()), ended_at: null }
}

function personOf({ actor }: Context): string {
  if (actor.kind !== 'staff') throw new Refusal('access/not-allowed')
  return actor.personId
}

function refuseUnless(isAllowed: boolean): void {
  if (!isAllowed) throw new Refusal('import/not-now')
}
