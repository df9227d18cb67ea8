import {
  decideImprovement as saveDecision,
  findImprovement,
  nextImprovementNumber,
} from '../../db/queries/office/improvements.ts'
import { type Context, isoOf } from '../context.ts'
import type { ImprovementState, ImprovementStep } from '../contract/feedback/improvements.ts'
import { Refusal } from '../contract/refusals.ts'
import { cleanText } from '../domain/text/fold-vietnamese.ts'
import { recordWriting } from '../history/append.ts'
import { mayIn } from '../permit.ts'

const FROM: Readonly<Record<ImprovementStep, ImprovementState>> = {
  publish: 'proposed',
  return: 'proposed',
  withdraw: 'published',
}
const TO = { publish: 'published', return: 'returned', withdraw: 'withdrawn' } as const
const ACTS = {
  publish: 'improvement-published',
  return: 'improvement-returned',
  withdraw: 'improvement-withdrawn',
} as const

/** What this person may do about it now: nobody publishes what they wrote themselves. */
export function stepsFor(
  { actor }: Pick<Context, 'actor'>,
  { state, proposed_by, unit_path }: { state: string; proposed_by: string | null; unit_path: string },
): ImprovementStep[] {
  if (!mayIn(actor, 'improvements/publish', unit_path)) return []
  const isOwn = actor.kind === 'staff' && actor.personId === proposed_by
  return (['publish', 'return', 'withdraw'] as const).filter(
    (step) => FROM[step] === state && (step !== 'publish' || !isOwn),
  )
}

/**
 * Publishes what another person wrote, gives it back, or takes it down again; the words stay with who did it and why. Throws
 * `improvement/not-found`, `improvement/own`, `improvement/not-so`.
 */
export async function decideImprovement(
  ctx: Context,
  id: string,
  step: ImprovementStep,
  reason = '',
): Promise<void> {
  const seen = await findImprovement(ctx.db, id)
  if (!seen || !mayIn(ctx.actor, 'improvements/publish', seen.unit_path))
    throw new Refusal('improvement/not-found')
  if (seen.state !== FROM[step]) throw new Refusal('improvement/not-so')
  if (!stepsFor(ctx, seen).includes(step)) throw new Refusal('improvement/own')
  const why = cleanText(reason)
  if (step !== 'publish' && why === '')
    throw new Refusal('request/invalid', {
      errors: [{ field: 'reason', vi: 'không được để trống', en: 'must not be empty' }],
    })
  await ctx.changes.transaction(async (tx) => {
    const isFirst = await saveDecision(tx, seen, {
      state: TO[step],
      number: step === 'publish' ? await nextImprovementNumber(tx) : seen.number,
      decided_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
      decided_at: isoOf(ctx.now()),
      reason: why,
    })
    if (!isFirst) throw new Refusal('improvement/not-so')
    await recordWriting(tx, ctx, ACTS[step], [['improvement', id]])
  })
}
