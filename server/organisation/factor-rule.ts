import { findFactorRule, saveFactorRule } from '../../db/queries/organisation.ts'
import type { Context } from '../context.ts'
import type { FactorRuleInput } from '../contract/people/factors.ts'
import { localDay } from '../domain/local-time.ts'
import { recordWriting } from '../history/append.ts'
import { demand } from '../permit.ts'

/** Within how many days wide rights need a second factor; null: never. */
export async function showFactorRule({ db }: Context): Promise<FactorRuleInput> {
  return { days: (await findFactorRule(db))?.days ?? null }
}

/** For whoever administers everything; counted from today for rights that stand. Throws `access/not-allowed`. */
export async function changeFactorRule(ctx: Context, { days }: FactorRuleInput): Promise<void> {
  demand(ctx.actor, 'organisation/manage', `/${ctx.organisation.rootUnitId}/`)
  await ctx.changes.transaction(async (tx) => {
    await saveFactorRule(tx, {
      second_factor_days: days,
      second_factor_since: days === null ? null : localDay(ctx.now(), ctx.organisation.zone),
    })
    await recordWriting(tx, ctx, 'second-factor-demanded', [['organisation', ctx.organisation.id]])
  })
}
