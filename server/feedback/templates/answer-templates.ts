import {
  insertTemplate,
  listTemplates,
  type StoredTemplate,
  updateTemplate,
} from '../../../db/queries/feedback/answer-templates.ts'
import { findUnitByCode } from '../../../db/queries/units.ts'
import type { Context } from '../../context.ts'
import type {
  AnswerTemplate,
  AnswerTemplateChange,
  AnswerTemplateInput,
  AnswerTemplates,
} from '../../contract/feedback/templates/answer-templates.ts'
import { TEMPLATE_PLACEHOLDERS } from '../../contract/feedback/templates/template-purpose.ts'
import { Refusal } from '../../contract/refusals.ts'
import { placeholdersIn } from '../../domain/text/fill-template.ts'
import { cleanText } from '../../domain/text/fold-vietnamese.ts'
import { entryTime, recordWriting } from '../../history/append.ts'
import { demand, mayIn, scopeOf } from '../../permit.ts'

const MANAGE = 'answer-templates/manage'

/** The templates of the actor's units and of those above, which theirs may use. */
export async function describeTemplates(ctx: Context): Promise<AnswerTemplates> {
  const scope = scopeOf(ctx.actor, 'feedback/read')
  const all = (await listTemplates(ctx.db)).filter(({ unit_path }) =>
    scope.some((path) => unit_path.startsWith(path) || path.startsWith(unit_path)),
  )
  const shown = all.map((row) => shownTemplate(ctx, row))
  return {
    templates: [
      ...shown.filter(({ retiredAt }) => retiredAt === null),
      ...shown.filter(({ retiredAt }) => retiredAt !== null),
    ],
  }
}

/** Throws `unit/not-found`, `access/not-allowed`, `template/placeholder`. */
export async function addTemplate(ctx: Context, input: AnswerTemplateInput): Promise<string> {
  const unit = await findUnitByCode(ctx.db, input.unit)
  if (!unit) throw new Refusal('unit/not-found', { detail: input.unit })
  demand(ctx.actor, MANAGE, unit.path)
  const id = ctx.newId()
  const row = {
    id,
    unit_id: unit.id,
    purpose: input.purpose,
    ...wordsOf(input),
    version: 1,
    changed_at: entryTime(ctx),
    retired_at: null,
  }
  await ctx.changes.transaction(async (tx) => {
    await insertTemplate(tx, row)
    await recordWriting(tx, ctx, 'answer-template-saved', [['answer_template', id]])
  })
  return id
}

/** Throws `template/not-found`, `template/changed-meanwhile`, `access/not-allowed`, `template/placeholder`. */
export async function changeTemplate(ctx: Context, id: string, input: AnswerTemplateChange): Promise<void> {
  await write(ctx, id, input.version, { ...wordsOf(input), changed_at: entryTime(ctx) })
}

/** It is offered no more; what was written with it stays. Throws as `changeTemplate`. */
export async function retireTemplate(ctx: Context, id: string, version: number): Promise<void> {
  await write(ctx, id, version, { retired_at: entryTime(ctx) })
}

async function write(
  ctx: Context,
  id: string,
  version: number,
  changes: Parameters<typeof updateTemplate>[2],
): Promise<void> {
  const known = (await listTemplates(ctx.db)).find((one) => one.id === id)
  if (!known || !mayIn(ctx.actor, 'feedback/read', known.unit_path)) throw new Refusal('template/not-found')
  demand(ctx.actor, MANAGE, known.unit_path)
  await ctx.changes.transaction(async (tx) => {
    if (!(await updateTemplate(tx, { id, version }, changes))) {
      throw new Refusal('template/changed-meanwhile')
    }
    await recordWriting(tx, ctx, 'answer-template-saved', [['answer_template', id]])
  })
}

function wordsOf({ name, category, text, textEn }: Omit<AnswerTemplateChange, 'version'>) {
  for (const words of [text, textEn ?? '']) {
    const unknown = placeholdersIn(words).find((each) => !TEMPLATE_PLACEHOLDERS.some((one) => one === each))
    if (unknown !== undefined) throw new Refusal('template/placeholder', { detail: `{${unknown}}` })
  }
  return {
    name: cleanText(name),
    category: category === undefined ? null : cleanText(category),
    text: cleanText(text),
    text_en: textEn === undefined ? null : cleanText(textEn),
  }
}

function shownTemplate(ctx: Context, row: StoredTemplate): AnswerTemplate {
  return {
    id: row.id,
    unit: { code: row.unit_code, name: row.unit_name, nameEn: row.unit_name_en },
    purpose: row.purpose,
    name: row.name,
    category: row.category,
    text: row.text,
    textEn: row.text_en,
    version: row.version,
    used: row.used ?? 0,
    changedAt: row.changed_at,
    retiredAt: row.retired_at,
    mayChange: row.retired_at === null && mayIn(ctx.actor, MANAGE, row.unit_path),
  }
}
