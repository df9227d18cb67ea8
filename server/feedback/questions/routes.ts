import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../../context.ts'
import { QuestionSetInput } from '../../contract/feedback/category-questions.ts'
import { jsonBody } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { listCategoryQuestions } from './list-category-questions.ts'
import { saveQuestionSet } from './save-question-set.ts'

const described = (summary: string) => describeRoute({ summary, tags: ['feedback'] })

/** What each category asks. */
export function categoryQuestionRoutes(service: Service) {
  return new Hono<StaffEnv>()
    .get(
      '/api/category-questions',
      described('What each category asks, in every version'),
      staff(service, 'organisation/read'),
      async (c) => c.json(await listCategoryQuestions(c.var.ctx)),
    )
    .post(
      '/api/category-questions',
      described('Ask so from a day on: a new version of a category’s questions'),
      staff(service, 'rules/manage'),
      jsonBody(QuestionSetInput),
      async (c) => c.json({ id: await saveQuestionSet(c.var.ctx, c.req.valid('json')) }, 201),
    )
}
