import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../../context.ts'
import { OfficeChoicesInput, UrgentWordInput } from '../../contract/feedback/queue/urgent-words.ts'
import { knownChoices } from '../../known-choices.ts'
import { jsonBody } from '../../read-input.ts'
import { staff, type StaffEnv } from '../../sign-in/authenticate.ts'
import { listClusters } from '../alike/list-clusters.ts'
import { listContradictions } from '../rules/list-contradictions.ts'
import { saveChoices } from './office-choices.ts'
import { addUrgentWord, describeUrgentWords, removeUrgentWord } from './urgent-words.ts'

const TAGS = ['feedback']

/** By which words items are urgent, and what the office chooses about that. */
export function urgentRoutes(service: Service) {
  const manage = staff(service, 'rules/manage')
  return new Hono<StaffEnv>()
    .get(
      '/api/urgent-words',
      describeRoute({ summary: 'The words by which an item is urgent', tags: TAGS }),
      manage,
      async (c) => c.json(await describeUrgentWords(c.var.ctx)),
    )
    .post(
      '/api/urgent-words',
      describeRoute({ summary: 'A further word, or a phrase that does not count', tags: TAGS }),
      manage,
      jsonBody(UrgentWordInput),
      async (c) => {
        await addUrgentWord(c.var.ctx, c.req.valid('json'))
        return c.json(await describeUrgentWords(c.var.ctx), 201)
      },
    )
    .post(
      '/api/urgent-words/remove',
      describeRoute({ summary: 'Take a word or phrase off the list', tags: TAGS }),
      manage,
      jsonBody(UrgentWordInput.pick({ word: true })),
      async (c) => {
        await removeUrgentWord(c.var.ctx, c.req.valid('json'))
        return c.json(await describeUrgentWords(c.var.ctx))
      },
    )
    .get(
      '/api/feedback-clusters',
      describeRoute({ summary: 'Open items of the last days that may be one matter', tags: TAGS }),
      staff(service, 'feedback/triage'),
      async (c) => c.json(await listClusters(c.var.ctx)),
    )
    .get(
      '/api/routing-rules/contradictions',
      describeRoute({ summary: 'Where a channel named another unit than the rules would', tags: TAGS }),
      manage,
      async (c) => c.json(await listContradictions(c.var.ctx)),
    )
    .get(
      '/api/office-choices',
      describeRoute({ summary: 'What the office chose in how items are handled', tags: TAGS }),
      manage,
      async (c) => c.json(await knownChoices(c.var.ctx)),
    )
    .put(
      '/api/office-choices',
      describeRoute({ summary: 'Choose; what is left out stays as it is', tags: TAGS }),
      manage,
      jsonBody(OfficeChoicesInput),
      async (c) => c.json(await saveChoices(c.var.ctx, c.req.valid('json'))),
    )
}
