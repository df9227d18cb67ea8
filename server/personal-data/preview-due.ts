import { type Context, isoOf } from '../context.ts'
import type { DuePreview, DuePreviewQuery } from '../contract/personal-data/privacy-settings.ts'
import { demand } from '../permit.ts'
import { findSetting } from './find-settings.ts'
import { dueOf } from './receive-request.ts'

/** When a request that came this minute would be due: by the rule in force, and by the days that are being thought of. */
export async function previewDue(ctx: Context, { about, ...days }: DuePreviewQuery): Promise<DuePreview> {
  demand(ctx.actor, 'personal-data/manage')
  const receivedAt = ctx.now()
  const { body } = await findSetting(ctx, 'due', about)
  return {
    receivedAt: isoOf(receivedAt),
    inForce: await dueOf(ctx, body, receivedAt),
    thought: await dueOf(ctx, days, receivedAt),
  }
}
