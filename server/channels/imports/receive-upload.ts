import { changeImportJob, deleteImportJob, insertImportJob } from '../../../db/queries/imports/jobs.ts'
import { findImportMapping } from '../../../db/queries/imports/mappings.ts'
import { type Context, isoOf } from '../../context.ts'
import { type ImportJobDetail, ImportPlan } from '../../contract/imports/imports.ts'
import { Refusal } from '../../contract/refusals.ts'
import { cleanText } from '../../domain/text/fold-vietnamese.ts'
import { demandImports, describeImport } from './describe-job.ts'
import { type KeptLook, lookInto } from './look-into.ts'
import { keepPieces, readPieces } from './pieces.ts'
import { fingerprintOf, guessPlan, NOTHING_SAID } from './plans.ts'

/**
 * Takes a file as it streams in, keeps it and looks into it; nothing of it is brought in yet. Throws `request/too-large`, and
 * `import/…` for what cannot be read: of such a file nothing stays.
 */
export async function receiveUpload(
  ctx: Context,
  fileName: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<ImportJobDetail> {
  demandImports(ctx)
  if (ctx.actor.kind !== 'staff') throw new Refusal('access/not-allowed')
  const { personId } = ctx.actor
  const { db } = ctx
  const id = ctx.newId()
  const at = isoOf(ctx.now())
  await insertImportJob(db, {
    id,
    file_name: cleanText(fileName),
    bytes: 0,
    sha256: '',
    state: 'arriving',
    look: null,
    plan: null,
    mapping: null,
    rows_in_all: null,
    last_line: 0,
    rows_done: 0,
    accepted: 0,
    warned: 0,
    duplicate: 0,
    refused: 0,
    fates: '[]',
    problem: null,
    made_by: personId,
    asked_by: personId,
    made_at: at,
    changed_at: at,
    ended_at: null,
  })
  try {
    const kept = await keepPieces(db, id, chunks)
    const look = await lookInto(readPieces(db, id), NOTHING_SAID)
    const { plan, mapping } = await planFor(ctx, look)
    await changeImportJob(db, id, ['arriving'], {
      ...kept,
      state: 'found',
      look: JSON.stringify(look),
      plan: JSON.stringify(plan),
      mapping,
    })
  } catch (error) {
    await db.transaction().execute((tx) => deleteImportJob(tx, id))
    throw error
  }
  return describeImport(ctx, id)
}

/** The mapping that was kept for these columns, or what they are guessed to be. */
export async function planFor(
  { db }: Context,
  look: KeptLook,
  reading = NOTHING_SAID,
): Promise<{ readonly plan: ImportPlan; readonly mapping: string | null }> {
  const kept = await findImportMapping(db, fingerprintOf(look))
  if (!kept) return { plan: guessPlan(look, reading), mapping: null }
  // How this file is to be read was found out from itself.
  return { plan: { ...ImportPlan.parse(JSON.parse(kept.plan)), reading }, mapping: kept.name }
}
