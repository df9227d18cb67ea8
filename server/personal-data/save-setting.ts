import { insertPrivacySetting, listPrivacySettings } from '../../db/queries/office/privacy-settings.ts'
import { type Context, isoOf } from '../context.ts'
import type { PrivacySettingInput } from '../contract/personal-data/privacy-settings.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { recordWriting } from '../history/append.ts'
import { demand } from '../permit.ts'

/** Keeps the next version of a setting; earlier ones stay, for what was done by them. Throws `request/invalid` for a past day. */
export async function saveSetting(ctx: Context, input: PrivacySettingInput): Promise<{ version: number }> {
  demand(ctx.actor, 'personal-data/manage')
  if (input.fromDay < localDay(ctx.now(), ctx.organisation.zone))
    throw new Refusal('request/invalid', { errors: [{ field: 'fromDay', ...NOT_PAST }] })
  const id = ctx.newId()
  return ctx.db.transaction().execute(async (tx) => {
    const others = (await listPrivacySettings(tx)).filter(
      ({ kind, about }) => kind === input.kind && about === input.about,
    )
    const version = Math.max(1, ...others.map((each) => each.version)) + 1
    await insertPrivacySetting(tx, {
      id,
      kind: input.kind,
      about: input.about,
      version,
      from_day: input.fromDay,
      body: JSON.stringify(input.body),
      saved_at: isoOf(ctx.now()),
    })
    await recordWriting(tx, ctx, 'privacy-setting-saved', [['privacy_setting', id]])
    return { version }
  })
}

const NOT_PAST = { vi: 'cần hôm nay hoặc một ngày sau', en: 'needs today or a later day' }
