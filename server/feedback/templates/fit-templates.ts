import { countTemplateUse, listTemplates } from '../../../db/queries/feedback/answer-templates.ts'
import { findSender } from '../../../db/queries/feedback/feedback.ts'
import type { Context } from '../../context.ts'
import type { FittingTemplates } from '../../contract/feedback/templates/answer-templates.ts'
import type { Language } from '../../contract/language.ts'
import type {
  TemplatePlaceholder,
  TemplatePurpose,
} from '../../contract/feedback/templates/template-purpose.ts'
import { Refusal } from '../../contract/refusals.ts'
import { fillTemplate } from '../../domain/text/fill-template.ts'
import { foldedWords } from '../../domain/text/fold-vietnamese.ts'
import { mayOn } from '../../permit.ts'
import { formatDateTime } from '../../words/format.ts'
import { unitName } from '../../words/unit-name.ts'
import { findInScope, type Item } from '../find-in-scope.ts'

/** How a letter calls a sender who gave no name, or whose name the writer may not see. */
const NOBODY_NAMED = { vi: 'quý vị', en: 'Sir or Madam' } as const

/** The templates that fit an item, filled in for it. Throws `feedback/not-found`. */
export async function fitTemplates(
  ctx: Context,
  id: string,
  purpose: TemplatePurpose,
): Promise<FittingTemplates> {
  const item = await findInScope(ctx, id)
  const [all, sender] = await Promise.all([
    listTemplates(ctx.db),
    mayOn(ctx.actor, 'feedback/see-sender', item) ? findSender(ctx.db, id) : undefined,
  ])
  const category = foldedWords(item.category ?? '')
  const isOfCategory = (of: string | null) => of !== null && foldedWords(of) === category
  const values = {
    vi: valuesFor(ctx, item, sender?.name ?? null, 'vi'),
    en: valuesFor(ctx, item, sender?.name ?? null, 'en'),
  }
  return {
    templates: all
      .filter(
        (one) =>
          one.retired_at === null &&
          one.purpose === purpose &&
          item.lead_path.startsWith(one.unit_path) &&
          (one.category === null || isOfCategory(one.category)),
      )
      .toSorted(
        (a, b) =>
          Number(isOfCategory(b.category)) - Number(isOfCategory(a.category)) ||
          (b.used ?? 0) - (a.used ?? 0),
      )
      .map((one) => ({
        id: one.id,
        name: one.name,
        category: one.category,
        text: fillTemplate(one.text, values.vi),
        textEn: one.text_en === null ? null : fillTemplate(one.text_en, values.en),
      })),
  }
}

/** Counts that a template was put into a text. Throws `template/not-found`. */
export async function noteTemplateUse(ctx: Context, feedbackId: string, id: string): Promise<void> {
  const item = await findInScope(ctx, feedbackId)
  const known = (await listTemplates(ctx.db)).find((one) => one.id === id && one.retired_at === null)
  if (!known || !item.lead_path.startsWith(known.unit_path)) throw new Refusal('template/not-found')
  await countTemplateUse(ctx.db, id)
}

function valuesFor(
  ctx: Context,
  item: Item,
  name: string | null,
  language: Language,
): Record<TemplatePlaceholder, string> {
  return {
    name: name ?? NOBODY_NAMED[language],
    code: item.tracking_code,
    due: formatDateTime(item.current_due_at, ctx.organisation.zone),
    unit: unitName({ name: item.lead_name, nameEn: item.lead_name_en }, language),
  }
}
