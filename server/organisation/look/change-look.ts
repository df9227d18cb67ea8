import { saveLook } from '../../../db/queries/organisation.ts'
import type { Context } from '../../context.ts'
import { Refusal } from '../../contract/refusals.ts'
import { recordWriting } from '../../history/append.ts'
import { demand } from '../../permit.ts'
import { type Colours, judgeColours } from './judge-look.ts'

interface Look extends Colours {
  /** A PNG in base64 as `readLogo` makes it; null for none, left out: the one that is there. */
  readonly logo?: string | null
}

/** Gives the organisation other colours, and another logo where there is one. Throws `request/invalid` naming the colour. */
export async function changeLook(ctx: Context, { brand, accent, logo }: Look): Promise<void> {
  demand(ctx.actor, 'organisation/manage')
  const errors = judgeColours({ brand, accent })
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
  await ctx.changes.transaction(async (tx) => {
    await saveLook(tx, {
      brand: brand.toLowerCase(),
      accent: accent.toLowerCase(),
      ...(logo === undefined ? {} : { logo }),
    })
    await recordWriting(tx, ctx, 'organisation-changed', [['organisation', ctx.organisation.id]])
  })
}
