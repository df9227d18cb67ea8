import { isUniqueViolation } from '../../db/dialect.ts'
import {
  changeQuestionnaire,
  findQuestionnaireByCode,
  insertQuestionnaire,
  type Questionnaire,
} from '../../db/queries/surveys.ts'
import { type Context, isoOf } from '../context.ts'
import type { NewQuestionnaire, SaveDraft } from '../contract/surveys/questionnaires.ts'
import { Refusal } from '../contract/refusals.ts'
import { followQuestionnaires } from './follow-questionnaires.ts'
import { recordWriting } from '../history/append.ts'
import { demand } from '../permit.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from './default-questionnaire.ts'
import { QUESTIONNAIRE_TEMPLATES } from './templates.ts'

/** A questionnaire that is not retired, and that this person may write. Throws `questionnaire/not-found`, `questionnaire/retired`. */
export async function findWritable(ctx: Context, code: string): Promise<Questionnaire> {
  demand(ctx.actor, 'questionnaires/manage')
  const found = await findQuestionnaireByCode(ctx.db, code)
  if (!found) throw new Refusal('questionnaire/not-found')
  if (found.retired_at !== null) throw new Refusal('questionnaire/retired')
  return found
}

/** Begins a questionnaire with a draft as the template has it. Throws `questionnaire/unknown-template`, `organisation/taken`. */
export async function createQuestionnaire(ctx: Context, given: NewQuestionnaire): Promise<void> {
  demand(ctx.actor, 'questionnaires/manage')
  const template = QUESTIONNAIRE_TEMPLATES.find(({ key }) => key === given.template)
  if (!template) throw new Refusal('questionnaire/unknown-template')
  const id = ctx.newId()
  try {
    await ctx.changes.transaction(async (tx) => {
      await insertQuestionnaire(tx, {
        id,
        code: given.code,
        name: given.name,
        name_en: given.nameEn,
        draft: JSON.stringify({ questions: [], ...template.body }),
        revision: 1,
        retired_at: null,
        created_at: isoOf(ctx.now()),
      })
      await recordWriting(tx, ctx, 'questionnaire-drafted', [['questionnaire', id]])
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('organisation/taken', { detail: given.code })
    throw error
  }
}

/** Keeps a draft as it stands, finished or not; nothing is asked anywhere before it is published. Throws `questionnaire/changed-meanwhile`. */
export async function saveDraft(ctx: Context, code: string, given: SaveDraft): Promise<void> {
  const questionnaire = await findWritable(ctx, code)
  await ctx.changes.transaction(async (tx) => {
    const isSaved = await changeQuestionnaire(
      tx,
      { id: questionnaire.id, revision: given.revision },
      {
        name: given.name ?? questionnaire.name,
        name_en: given.nameEn ?? questionnaire.name_en,
        draft: JSON.stringify(given.draft),
      },
    )
    if (!isSaved) throw new Refusal('questionnaire/changed-meanwhile')
    await recordWriting(tx, ctx, 'questionnaire-drafted', [['questionnaire', questionnaire.id]])
  })
}

/**
 * Asks it nowhere any more; kiosks that did go back to what holds at their place, the answers stay. Throws
 * `questionnaire/needed` for the default one, `questionnaire/changed-meanwhile`.
 */
export async function retireQuestionnaire(ctx: Context, code: string, revision: number): Promise<void> {
  const { id } = await findWritable(ctx, code)
  if (code === DEFAULT_QUESTIONNAIRE_CODE) throw new Refusal('questionnaire/needed')
  await ctx.changes.transaction(async (tx) => {
    const isSaved = await changeQuestionnaire(
      tx,
      { id, revision },
      { retired_at: isoOf(ctx.now()), draft: null },
    )
    if (!isSaved) throw new Refusal('questionnaire/changed-meanwhile')
    await recordWriting(tx, ctx, 'questionnaire-retired', [['questionnaire', id]])
    await followQuestionnaires(tx, ctx)
  })
}
