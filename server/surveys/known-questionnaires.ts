import {
  findCurrentVersion,
  findQuestionnaireVersion,
  listQuestionnaireUses,
  type StoredQuestionnaireVersion,
} from '../../db/queries/surveys.ts'
import { createCache } from '../cache.ts'
import type { Service } from '../context.ts'
import type { QuestionnaireBody, QuestionnaireVersion } from '../contract/questionnaire.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { type AskingPlace, useAt } from '../domain/questions/use-at.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from './default-questionnaire.ts'

/** The published version with this id; undefined when there is none. */
export const knownQuestionnaire = createCache({
  about: ['questionnaires'],
  maxEntries: 100,
  load: async ({ db }, id: string) => {
    const row = await findQuestionnaireVersion(db, id)
    return row && describe(row, row.code)
  },
})

const knownUses = createCache({
  about: ['questionnaires', 'units'],
  maxEntries: 1,
  load: ({ db }) => listQuestionnaireUses(db),
})

/** What is asked at a place today, or was on another local day. Throws where nothing is. */
export async function knownQuestionnaireAt(
  service: Service,
  place: AskingPlace,
  day = localDay(service.now(), service.organisation.zone),
): Promise<QuestionnaireVersion> {
  const use = useAt(await knownUses(service), place, day)
  const asked = use && (await knownQuestionnaire(service, use.version_id))
  return asked ?? knownCurrentQuestionnaire(service)
}

/** What is asked where nothing else is: the newest version of the default questionnaire. Throws where there is none. */
const knownCurrentQuestionnaire = createCache({
  about: ['questionnaires'],
  maxEntries: 1,
  load: async ({ db }) => {
    const row = await findCurrentVersion(db, DEFAULT_QUESTIONNAIRE_CODE)
    if (!row) throw new Refusal('rating/unknown-questionnaire-version')
    return describe(row, DEFAULT_QUESTIONNAIRE_CODE)
  },
})

function describe(
  { id, version, body }: StoredQuestionnaireVersion,
  questionnaire: string,
): QuestionnaireVersion {
  return { id, questionnaire, version, body: JSON.parse(body) as QuestionnaireBody }
}
