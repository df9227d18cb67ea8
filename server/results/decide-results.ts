import {
  decideOnPublication,
  findWaiting,
  type ResultsPublication,
} from '../../db/queries/reports/results.ts'
import { type Context, isoOf } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import type { Period } from '../domain/period.ts'
import { recordWriting } from '../history/append.ts'
import { demandOffice, mayForOffice } from './demand-office.ts'
import { documentOf } from './frozen-document.ts'

/**
 * Signs and publishes what waits, as somebody else than whoever submitted it, and as it was read: `sha256` names the document.
 * Throws `results/nothing-waiting`, `results/second-person`, `results/other-document`, `results/broken`.
 */
export async function publishResults(ctx: Context, period: Period, sha256: string): Promise<void> {
  const personId = demandOffice(ctx, 'results/publish')
  await ctx.db.transaction().execute(async (tx) => {
    const waiting = await findWaiting(tx, period.key)
    if (!waiting) throw new Refusal('results/nothing-waiting')
    if (waiting.submitted_by === personId) throw new Refusal('results/second-person')
    if (waiting.sha256 !== sha256) throw new Refusal('results/other-document')
    documentOf(waiting)
    const isFirst = await decideOnPublication(tx, waiting.id, {
      status: 'published',
      ...decided(ctx, personId),
      signature: ctx.key.sign(waiting.document),
      key_id: ctx.key.id,
    })
    if (!isFirst) throw new Refusal('results/nothing-waiting')
    await recordWriting(tx, ctx, 'results-published', [['results_publication', waiting.id]])
  })
}

/** Gives what waits back with a note: whoever submitted it, and whoever may sign. Throws `results/nothing-waiting`. */
export async function returnResults(ctx: Context, period: Period, note: string): Promise<void> {
  const permission = mayForOffice(ctx, 'results/publish') ? 'results/publish' : 'results/submit'
  const personId = demandOffice(ctx, permission)
  await ctx.db.transaction().execute(async (tx) => {
    const waiting = await findWaiting(tx, period.key)
    if (!waiting) throw new Refusal('results/nothing-waiting')
    const isFirst = await decideOnPublication(tx, waiting.id, {
      status: 'returned',
      ...decided(ctx, personId),
      note,
    })
    if (!isFirst) throw new Refusal('results/nothing-waiting')
    await recordWriting(tx, ctx, 'results-returned', [['results_publication', waiting.id]])
  })
}

function decided(
  { actor, now }: Context,
  personId: string,
): Pick<ResultsPublication, 'decided_at' | 'decided_by' | 'decided_name'> {
  return {
    decided_at: isoOf(now()),
    decided_by: personId,
    decided_name: 'name' in actor ? actor.name : '',
  }
}
