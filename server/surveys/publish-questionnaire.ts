import { isUniqueViolation } from '../../db/dialect.ts'
import { findDeskByCode } from '../../db/queries/kiosks.ts'
import {
  changeQuestionnaire,
  insertQuestionnaireUses,
  insertQuestionnaireVersion,
  listQuestionnaireVersions,
} from '../../db/queries/surveys.ts'
import { findUnit, findUnitByCode } from '../../db/queries/units.ts'
import { type Context, isoOf } from '../context.ts'
import type { QuestionnaireBody } from '../contract/questionnaire.ts'
import { Refusal } from '../contract/refusals.ts'
import type { PublishQuestionnaire } from '../contract/surveys/questionnaires.ts'
import { canonicalJson } from '../domain/canonical-json.ts'
import { localDay } from '../domain/local-time.ts'
import { recordWriting } from '../history/append.ts'
import { demand } from '../permit.ts'
import { followQuestionnaires } from './follow-questionnaires.ts'
import { readDraft } from './read-draft.ts'
import { findWritable } from './write-questionnaire.ts'

/** Where a version is asked: the id of a unit, with all below it, or of a desk. */
interface UsePlace {
  readonly unit_id: string | null
  readonly desk_id: string | null
}

/**
 * Makes the draft the next version, which never changes, and asks it at these places from a local day on; what was asked there
 * before is asked until then. A draft as the newest version has it brings that one to further places. Returns the version's
 * number. Throws `questionnaire/not-ready` with each field, `questionnaire/no-draft`, `questionnaire/changed-meanwhile`,
 * `unit/not-found`, `request/invalid`.
 */
export async function publishQuestionnaire(
  ctx: Context,
  code: string,
  { revision, from, units, desks }: PublishQuestionnaire,
): Promise<number> {
  const questionnaire = await findWritable(ctx, code)
  if (questionnaire.draft === null) throw new Refusal('questionnaire/no-draft')
  if (questionnaire.revision !== revision) throw new Refusal('questionnaire/changed-meanwhile')
  if (from < localDay(ctx.now(), ctx.organisation.zone))
    throw new Refusal('request/invalid', { errors: [{ field: 'from', ...PAST }] })
  const places = await findPlaces(ctx, units, desks)
  const versions = (await listQuestionnaireVersions(ctx.db)).filter(
    (version) => version.questionnaire_id === questionnaire.id,
  )
  const newest = versions.toSorted((a, b) => b.version - a.version)[0]
  const { body, problems } = readDraft(
    JSON.parse(questionnaire.draft),
    versions.map((version) => JSON.parse(version.body) as QuestionnaireBody),
  )
  if (!body) throw new Refusal('questionnaire/not-ready', { errors: problems })
  const isSame = newest !== undefined && canonicalJson(JSON.parse(newest.body)) === canonicalJson(body)
  const at = isoOf(ctx.now())
  const id = isSame ? newest.id : ctx.newId()
  const number = (newest?.version ?? 0) + (isSame ? 0 : 1)
  const uses = places.map((place) => ({
    id: ctx.newId(),
    version_id: id,
    from_day: from,
    ...place,
    created_at: at,
  }))
  try {
    await ctx.changes.transaction(async (tx) => {
      if (!(await changeQuestionnaire(tx, questionnaire, { draft: null })))
        throw new Refusal('questionnaire/changed-meanwhile')
      if (!isSame)
        await insertQuestionnaireVersion(tx, {
          id,
          questionnaire_id: questionnaire.id,
          version: number,
          scale_size: body.scaleSize,
          body: JSON.stringify(body),
          published_at: at,
        })
      await insertQuestionnaireUses(tx, uses)
      await recordWriting(tx, ctx, 'questionnaire-published', [
        ['questionnaire', questionnaire.id],
        ...(isSame ? [] : [['questionnaire_version', id] as const]),
        ...uses.map((use) => ['questionnaire_use', use.id] as const),
      ])
      await followQuestionnaires(tx, ctx)
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('questionnaire/changed-meanwhile')
    throw error
  }
  return number
}

/** Throws `request/invalid` where nothing is named, `unit/not-found`, `access/not-allowed`. */
async function findPlaces(
  ctx: Context,
  units: readonly string[],
  desks: readonly string[],
): Promise<UsePlace[]> {
  if (units.length + desks.length === 0)
    throw new Refusal('request/invalid', { errors: [{ field: 'units', ...NOWHERE }] })
  const places: UsePlace[] = []
  for (const code of new Set(units)) {
    const unit = await findUnitByCode(ctx.db, code)
    if (!unit) throw new Refusal('unit/not-found', { detail: code })
    demand(ctx.actor, 'questionnaires/manage', unit.path)
    places.push({ unit_id: unit.id, desk_id: null })
  }
  for (const code of new Set(desks)) {
    const desk = await findDeskByCode(ctx.db, code)
    const unit = desk && (await findUnit(ctx.db, desk.unit_id))
    if (!desk || !unit) throw new Refusal('unit/not-found', { detail: `desk ${code}` })
    demand(ctx.actor, 'questionnaires/manage', unit.path)
    places.push({ unit_id: null, desk_id: desk.id })
  }
  return places
}

const PAST = { vi: 'không được trước hôm nay', en: 'must not be before today' }
const NOWHERE = { vi: 'cần chọn ít nhất một nơi hỏi', en: 'choose at least one place to ask at' }
