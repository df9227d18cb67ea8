import {
  findQuestionnaireByCode,
  listKiosksAsking,
  listQuestionnaires,
  listQuestionnaireUses,
  listQuestionnaireVersions,
  type Questionnaire,
} from '../../db/queries/surveys.ts'
import type { Context } from '../context.ts'
import type { QuestionnaireBody } from '../contract/questionnaire.ts'
import { Refusal } from '../contract/refusals.ts'
import type {
  QuestionnaireDetail,
  QuestionnaireDraft,
  QuestionnaireList,
  QuestionnaireSummary,
  QuestionnaireUse,
} from '../contract/surveys/questionnaires.ts'
import { compareQuestionnaires } from '../domain/questions/compare-questionnaires.ts'
import { localDay } from '../domain/local-time.ts'
import { demand } from '../permit.ts'
import { DEFAULT_QUESTIONNAIRE_CODE } from './default-questionnaire.ts'
import { readDraft } from './read-draft.ts'
import { QUESTIONNAIRE_TEMPLATES } from './templates.ts'

/** Every questionnaire with where it is asked, and what a new one may begin with. */
export async function listQuestionnairesFor(ctx: Context): Promise<QuestionnaireList> {
  demand(ctx.actor, 'questionnaires/manage')
  const summaryOf = await loadSummaries(ctx)
  return {
    today: localDay(ctx.now(), ctx.organisation.zone),
    questionnaires: (await listQuestionnaires(ctx.db)).map(summaryOf),
    templates: QUESTIONNAIRE_TEMPLATES,
  }
}

/** One questionnaire: its draft with what is to be put right and what it changes, and its versions. Throws `questionnaire/not-found`. */
export async function showQuestionnaire(ctx: Context, code: string): Promise<QuestionnaireDetail> {
  demand(ctx.actor, 'questionnaires/manage')
  const questionnaire = await findQuestionnaireByCode(ctx.db, code)
  if (!questionnaire) throw new Refusal('questionnaire/not-found')
  const summaryOf = await loadSummaries(ctx)
  const versions = (await listQuestionnaireVersions(ctx.db))
    .filter(({ questionnaire_id }) => questionnaire_id === questionnaire.id)
    .map(({ version, published_at, body }) => ({
      version,
      publishedAt: published_at,
      body: JSON.parse(body) as QuestionnaireBody,
    }))
    .toSorted((a, b) => b.version - a.version)
  const draft = questionnaire.draft === null ? null : (JSON.parse(questionnaire.draft) as QuestionnaireDraft)
  const read =
    draft &&
    readDraft(
      draft,
      versions.map(({ body }) => body),
    )
  const newest = versions[0]
  return {
    ...summaryOf(questionnaire),
    today: localDay(ctx.now(), ctx.organisation.zone),
    draft,
    problems: read?.problems ?? [],
    changes: read?.body && newest ? compareQuestionnaires(newest.body, read.body) : null,
    versions: versions.map((version, index) => {
      const before = versions[index + 1]
      return { ...version, changes: before ? compareQuestionnaires(before.body, version.body) : null }
    }),
  }
}

async function loadSummaries({
  db,
}: Context): Promise<(questionnaire: Questionnaire) => QuestionnaireSummary> {
  const [versions, uses, kiosks] = await Promise.all([
    listQuestionnaireVersions(db),
    listQuestionnaireUses(db),
    listKiosksAsking(db),
  ])
  return ({ id, code, name, name_en: nameEn, revision, draft, retired_at: retiredAt }) => {
    const numbers = versions.filter((each) => each.questionnaire_id === id).map(({ version }) => version)
    return {
      code,
      name,
      nameEn,
      revision,
      hasDraft: draft !== null,
      version: numbers.length === 0 ? null : Math.max(...numbers),
      retiredAt,
      mayRetire: retiredAt === null && code !== DEFAULT_QUESTIONNAIRE_CODE,
      uses: uses.filter((use) => use.questionnaire_id === id).map(describeUse),
      kiosks: kiosks.filter((kiosk) => kiosk.questionnaire_id === id).length,
    }
  }
}

function describeUse(use: Awaited<ReturnType<typeof listQuestionnaireUses>>[number]): QuestionnaireUse {
  const place =
    use.desk_id === null
      ? ({
          kind: 'unit',
          code: use.unit_code ?? '',
          vi: use.unit_name ?? '',
          en: use.unit_name_en ?? '',
        } as const)
      : ({
          kind: 'desk',
          code: use.desk_code ?? '',
          vi: use.desk_name ?? '',
          en: use.desk_name_en ?? '',
        } as const)
  return { version: use.version, from: use.from_day, place }
}
