import { QuestionnaireBody } from '../contract/questionnaire.ts'
import type { FieldError } from '../contract/refusals.ts'
import { questionnaireProblems } from '../domain/questions/check-questionnaire.ts'
import { fieldErrorsOf } from '../problem.ts'

type ReadDraft =
  | { readonly body: QuestionnaireBody; readonly problems: readonly [] }
  | { readonly body: null; readonly problems: readonly FieldError[] }

/** A draft as it could be published beside what was before, or everything that is to be put right in it. */
export function readDraft(draft: unknown, published: readonly QuestionnaireBody[]): ReadDraft {
  const { data, error } = QuestionnaireBody.safeParse(draft)
  if (!data) return { body: null, problems: fieldErrorsOf(error.issues, 'draft') }
  const problems = questionnaireProblems(data, published).map(({ field, ...words }) => ({
    field: `draft.${field}`,
    ...words,
  }))
  const { questions = [], ...body } = data
  if (problems.length === 0) return { body: questions.length === 0 ? body : data, problems: [] }
  return { body: null, problems }
}
