import { findBallotBatch, findBallotScan, insertBallotScan } from '../../db/queries/ballots.ts'
import type { Context } from '../context.ts'
import { MAX_SCANS } from '../contract/ballots.ts'
import { Id } from '../contract/fields.ts'
import { Refusal } from '../contract/refusals.ts'
import { mayConfirmBallots } from '../domain/confirm-ballots.ts'
import { readPhoto } from '../feedback/intake/photo.ts'
import { entryTime, recordWriting } from '../history/append.ts'
import { mayIn } from '../permit.ts'
import { deciderOf } from './decide-ballots.ts'

/**
 * Keeps a picture of the forms beside a batch that waits, drawn anew as every photo. Throws `ballots/not-found`,
 * `ballots/decided`, `ballots/scans-full` and what `readPhoto` throws.
 */
export async function addBallotScan(
  ctx: Context,
  batchId: string,
  file: Uint8Array,
): Promise<{ readonly id: string }> {
  const { bytes } = await readPhoto(file)
  return ctx.db.transaction().execute(async (tx) => {
    const batch = Id.safeParse(batchId).success ? await findBallotBatch(tx, batchId) : undefined
    if (!batch || !mayIn(ctx.actor, 'ballots/enter', batch.unit_path)) throw new Refusal('ballots/not-found')
    if (batch.status !== 'waiting') throw new Refusal('ballots/decided')
    const id = ctx.newId()
    const isKept = await insertBallotScan(
      tx,
      {
        id,
        batch_id: batch.id,
        content: Buffer.from(bytes).toString('base64'),
        added_at: entryTime(ctx),
        added_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
      },
      MAX_SCANS,
    )
    if (!isKept) throw new Refusal('ballots/scans-full')
    await recordWriting(tx, ctx, 'ballots-scanned', [['ballot_scan', id]])
    return { id }
  })
}

/** A picture of a batch's forms as JPEG, for those who enter there and those who may confirm it. Throws `ballots/not-found`. */
export async function readBallotScan(
  ctx: Context,
  batchId: string,
  scanId: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const areIds = [batchId, scanId].every((id) => Id.safeParse(id).success)
  const scan = areIds ? await findBallotScan(ctx.db, batchId, scanId) : undefined
  const mayRead =
    scan !== undefined &&
    (mayIn(ctx.actor, 'ballots/enter', scan.unit_path) ||
      mayConfirmBallots(deciderOf(ctx), { enteredBy: scan.entered_by, unitPath: scan.unit_path }))
  if (!mayRead) throw new Refusal('ballots/not-found')
  return new Uint8Array(Buffer.from(scan.content, 'base64'))
}
