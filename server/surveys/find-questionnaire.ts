import { findCurrentVersion, findQuestionnaireVersion } from '../../db/queries/surveys.ts'
import type { QuestionnaireBody, QuestionnaireVersion } from '../contract/questionnaire.ts'
import type { Service } from '../context.ts'
import { Refusal } from '../contract/refusals.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from './default-questionnaire.ts'

/** Published versions never change, so that each is read from the database once. One cache a service. */
const caches = new WeakMap<Service['db'], Map<string, QuestionnaireVersion>>()

/** The published version with this id; undefined when there is none. */
export async function findQuestionnaire(
  { db }: Pick<Service, 'db'>,
  id: string,
): Promise<QuestionnaireVersion | undefined> {
  const cache = caches.get(db) ?? new Map<string, QuestionnaireVersion>()
  caches.set(db, cache)
  const known = cache.get(id)
  if (known) return known
  const row = await findQuestionnaireVersion(db, id)
  if (!row) return undefined
  const version: QuestionnaireVersion = {
    id: row.id,
    questionnaire: row.code,
    version: row.version,
    body: JSON.parse(row.body) as QuestionnaireBody,
  }
  cache.set(id, version)
  return version
}

/** What is asked where no tablet asks: the newest version of the default questionnaire. Throws where there is none. */
export async function findCurrentQuestionnaire(service: Pick<Service, 'db'>): Promise<QuestionnaireVersion> {
  const current = await findCurrentVersion(service.db, DEFAULT_QUESTIONNAIRE_CODE)
  const version = current && (await findQuestionnaire(service, current.id))
  if (!version) throw new Refusal('rating/unknown-questionnaire-version')
  return version
}
