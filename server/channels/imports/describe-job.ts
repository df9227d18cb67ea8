import {
  findImportJob,
  findSameFile,
  listImportJobs,
  type NamedImportJob,
} from '../../../db/queries/imports/jobs.ts'
import { listImportReports } from '../../../db/queries/imports/reports.ts'
import { listCategories } from '../../../db/queries/office/catalogue.ts'
import type { Context, Service } from '../../context.ts'
import { FEEDBACK_KINDS } from '../../contract/feedback/feedback-kind.ts'
import {
  type FateKind,
  type ImportJob,
  type ImportJobDetail,
  ImportPlan,
} from '../../contract/imports/imports.ts'
import { Refusal } from '../../contract/refusals.ts'
import { makeNameFinder } from '../../domain/text/find-name.ts'
import { knownUnits } from '../../known-organisation.ts'
import { demand } from '../../permit.ts'
import type { KeptLook } from './look-into.ts'
import { foundLists, type KnownLists } from './plans.ts'

const MOST_LISTED = 30

/** Routing may hand items to any unit, so that only the root's coordinator may bring in files. */
export function demandImports({ actor, organisation }: Context): void {
  demand(actor, 'imports/run', `/${organisation.rootUnitId}/`)
}

/** The files of late, the newest first. */
export async function listImports(ctx: Context): Promise<ImportJob[]> {
  demandImports(ctx)
  return Promise.all((await listImportJobs(ctx.db, MOST_LISTED)).map((job) => describe(ctx, job)))
}

/** A job that was looked into. Throws `import/not-found`. */
export async function findJob(
  ctx: Context,
  id: string,
): Promise<NamedImportJob & { look: string; plan: string }> {
  demandImports(ctx)
  const job = await findImportJob(ctx.db, id)
  if (!job || job.look === null || job.plan === null) throw new Refusal('import/not-found')
  return { ...job, look: job.look, plan: job.plan }
}

/** Everything about one file. Throws `import/not-found`. */
export async function describeImport(ctx: Context, id: string): Promise<ImportJobDetail> {
  const job = await findJob(ctx, id)
  const { values: _, ...look } = keptLook(job)
  const plan = keptPlan(job)
  const [said, before, { choices, known }] = await Promise.all([
    describe(ctx, job),
    findSameFile(ctx.db, job.sha256, id),
    knownChoicesOf(ctx),
  ])
  return {
    ...said,
    look: { ...look, lists: foundLists(keptLook(job), plan, known) },
    plan,
    mapping: job.mapping,
    before: before ? { at: before.ended_at ?? before.changed_at, by: before.asked_by_name } : null,
    choices,
  }
}

export function keptLook({ look }: { readonly look: string }): KeptLook {
  return JSON.parse(look) as KeptLook
}

export function keptPlan({ plan }: { readonly plan: string }): ImportPlan {
  return ImportPlan.parse(JSON.parse(plan))
}

async function describe(ctx: Context, job: NamedImportJob): Promise<ImportJob> {
  return {
    id: job.id,
    fileName: job.file_name,
    bytes: job.bytes,
    sha256: job.sha256,
    state: job.state,
    counts: {
      rows: job.rows_done,
      accepted: job.accepted,
      warned: job.warned,
      duplicate: job.duplicate,
      refused: job.refused,
    },
    rowsInAll: job.rows_in_all,
    lastLine: job.last_line,
    fates: JSON.parse(job.fates) as FateKind[],
    problem: job.problem === null ? null : (JSON.parse(job.problem) as ImportJob['problem']),
    madeBy: job.by,
    madeAt: job.made_at,
    endedAt: job.ended_at,
    reports: await listImportReports(ctx.db, job.id),
  }
}

async function knownChoicesOf(
  service: Service,
): Promise<{ readonly choices: ImportJobDetail['choices']; readonly known: KnownLists }> {
  const [categories, units] = await Promise.all([listCategories(service.db), knownUnits(service)])
  const current = categories.filter(({ retired_on }) => retired_on === null)
  const same = ({ name }: { readonly name: string }) => [name, name] as const
  return {
    choices: {
      category: current.map(({ name, name_en }) => ({ value: name, name, nameEn: name_en ?? name })),
      leadUnit: units.all.map(({ code, name, name_en }) => ({
        value: code,
        name,
        nameEn: name_en === '' ? name : name_en,
      })),
      kind: FEEDBACK_KINDS.map((kind) => ({ value: kind, name: kind, nameEn: kind })),
    },
    known: {
      category: makeNameFinder(current.map(same)),
      leadUnit(written) {
        const match = units.find(written)
        if (match.kind === 'several' || match.kind === 'unknown') return { kind: 'unknown' }
        return { kind: match.kind, found: match.found.name }
      },
    },
  }
}
