import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import {
  NewQuestionnaire,
  PublishQuestionnaire,
  RetireQuestionnaire,
  SaveDraft,
} from '../contract/surveys/questionnaires.ts'
import { jsonBody } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { listQuestionnairesFor, showQuestionnaire } from './list-questionnaires.ts'
import { publishQuestionnaire } from './publish-questionnaire.ts'
import { createQuestionnaire, retireQuestionnaire, saveDraft } from './write-questionnaire.ts'

const described = (summary: string) => describeRoute({ summary, tags: ['questionnaires'] })

/** Questionnaires: drafts, versions, and where each is asked. */
export function questionnaireRoutes(service: Service) {
  const manager = staff(service, 'questionnaires/manage')
  return new Hono<StaffEnv>()
    .get('/api/questionnaires', described('Every questionnaire, and the templates'), manager, async (c) =>
      c.json(await listQuestionnairesFor(c.var.ctx)),
    )
    .post(
      '/api/questionnaires',
      described('Begin a questionnaire from a template'),
      manager,
      jsonBody(NewQuestionnaire),
      async (c) => {
        const given = c.req.valid('json')
        await createQuestionnaire(c.var.ctx, given)
        return c.json({ code: given.code }, 201)
      },
    )
    .get(
      '/api/questionnaires/:questionnaire',
      described('One questionnaire: its draft, what is to be put right, what it changes, its versions'),
      manager,
      async (c) => c.json(await showQuestionnaire(c.var.ctx, c.req.param('questionnaire'))),
    )
    .put(
      '/api/questionnaires/:questionnaire/draft',
      described('Keep the draft, finished or not'),
      manager,
      jsonBody(SaveDraft),
      async (c) => {
        await saveDraft(c.var.ctx, c.req.param('questionnaire'), c.req.valid('json'))
        return c.json(await showQuestionnaire(c.var.ctx, c.req.param('questionnaire')))
      },
    )
    .post(
      '/api/questionnaires/:questionnaire/publish',
      described('Make the draft a version that never changes, asked from a day on at these places'),
      manager,
      jsonBody(PublishQuestionnaire),
      async (c) => {
        const { ctx } = c.var
        const version = await publishQuestionnaire(ctx, c.req.param('questionnaire'), c.req.valid('json'))
        return c.json({ version }, 201)
      },
    )
    .post(
      '/api/questionnaires/:questionnaire/retire',
      described('Ask it nowhere any more; the answers stay'),
      manager,
      jsonBody(RetireQuestionnaire),
      async (c) => {
        await retireQuestionnaire(c.var.ctx, c.req.param('questionnaire'), c.req.valid('json').revision)
        return c.body(null, 204)
      },
    )
}
