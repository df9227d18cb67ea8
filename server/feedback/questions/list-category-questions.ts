import { listCategories } from '../../../db/queries/office/catalogue.ts'
import { listQuestionSets } from '../../../db/queries/feedback/question-sets.ts'
import type { Context } from '../../context.ts'
import type { CategoryQuestionsReply } from '../../contract/feedback/asked-questions.ts'
import { localDay } from '../../domain/local-time.ts'
import { mayIn } from '../../permit.ts'
import { knownCategories } from '../intake/known-rules.ts'
import { inForce, isOf, toQuestionSet } from './known-question-sets.ts'

/** Every category of the office, of the rules of today or that was ever asked something, with what it asks; none that is retired. */
export async function listCategoryQuestions(ctx: Context): Promise<CategoryQuestionsReply> {
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const [rows, ruled, office] = await Promise.all([
    listQuestionSets(ctx.db),
    knownCategories(ctx, today),
    listCategories(ctx.db),
  ])
  const isRetired = (category: string) =>
    office.some(({ name, retired_on }) => retired_on !== null && isOf({ category: name }, category))
  const versions = rows.map((row) => ({
    ...toQuestionSet(row),
    note: row.note,
    createdAt: row.created_at,
    createdBy: row.person_name,
  }))
  const asked = [...new Set(versions.map(({ category }) => category))]
  const named = [...office.map(({ name }) => name), ...ruled]
  const others = named.filter(
    (category, index) =>
      ![...asked, ...named.slice(0, index)].some((each) => isOf({ category: each }, category)),
  )
  return {
    categories: [...asked, ...others]
      .filter((category) => !isRetired(category))
      .toSorted((a, b) => a.localeCompare(b, 'vi'))
      .map((category) => ({
        category,
        current: inForce(versions, category, today),
        versions: versions.filter((version) => isOf(version, category)),
      })),
    today,
    mayChange: mayIn(ctx.actor, 'rules/manage', `/${ctx.organisation.rootUnitId}/`),
  }
}
