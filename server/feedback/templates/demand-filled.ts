import { listTemplates } from '../../../db/queries/feedback/answer-templates.ts'
import type { Context } from '../../context.ts'
import { Refusal } from '../../contract/refusals.ts'
import { TEMPLATE_GAP } from '../../contract/feedback/templates/template-purpose.ts'

/**
 * What a template leaves to be written in never reaches a citizen as it stands. Brackets that are no template’s are the writer’s
 * own. Throws `request/invalid`, which names what is still open.
 */
export async function demandFilled(ctx: Context, field: 'text' | 'reason', said: string): Promise<void> {
  const found = said.match(TEMPLATE_GAP)
  if (!found) return
  const templates = await listTemplates(ctx.db)
  const known = templates.flatMap(
    ({ text, text_en }) => `${text}\n${text_en ?? ''}`.match(TEMPLATE_GAP) ?? [],
  )
  const left = [...new Set(found)].filter((gap) => known.includes(gap)).join(', ')
  if (left === '') return
  throw new Refusal('request/invalid', {
    errors: [{ field, vi: `còn chỗ của mẫu chưa điền: ${left}`, en: `still to be filled in: ${left}` }],
  })
}
