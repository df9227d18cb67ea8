import { saveOfficeChoice } from '../../../db/queries/office/office-choices.ts'
import type { Context } from '../../context.ts'
import type { OfficeChoicesInput } from '../../contract/feedback/queue/urgent-words.ts'
import { CHOICE_NAMES, type OfficeChoices } from '../../contract/organisation/office-choices.ts'
import { recordWriting } from '../../history/append.ts'
import { knownChoices } from '../../known-choices.ts'
import { demand } from '../../permit.ts'

/** Keeps what the office chooses; what is left out stays as it is. */
export async function saveChoices(ctx: Context, input: OfficeChoicesInput): Promise<OfficeChoices> {
  demand(ctx.actor, 'rules/manage')
  const before = await knownChoices(ctx)
  const changed = CHOICE_NAMES.filter((name) => input[name] !== undefined && input[name] !== before[name])
  if (changed.length > 0)
    await ctx.changes.transaction(async (tx) => {
      for (const id of changed) await saveOfficeChoice(tx, { id, chosen: input[id] ? 1 : 0 })
      await recordWriting(
        tx,
        ctx,
        'office-choices-changed',
        changed.map((id) => ['office_choice', id]),
      )
    })
  return knownChoices(ctx)
}
