import {
  findBallotBatch,
  findBatchOfFile,
  insertBallotBatch,
  insertBallotComments,
  nextBatchNumber,
} from '../../db/queries/ballots.ts'
import { findDeskByCode } from '../../db/queries/kiosks.ts'
import { findUnitByCode } from '../../db/queries/units.ts'
import type { Context } from '../context.ts'
import { type AskedAt, type BallotEntry, type BallotReceipt, countBallots } from '../contract/ballots.ts'
import { isAfterClose } from '../contract/closing.ts'
import type { QuestionnaireVersion } from '../contract/questionnaire.ts'
import { Refusal } from '../contract/refusals.ts'
import { cleanText } from '../domain/text/fold-vietnamese.ts'
import { localDay } from '../domain/local-time.ts'
import { entryTime, recordWriting } from '../history/append.ts'
import { utcDayOf } from '../history/seal-rows.ts'
import { demand } from '../permit.ts'
import { judgeTicks } from '../ratings/judge-ticks.ts'
import { knownQuestionnaireAt } from '../surveys/known-questionnaires.ts'

/**
 * Keeps what was counted from paper ballots, or for people who were helped, as a batch with a number of its unit's own. It
 * counts when a second person has confirmed it. What is kept stays; the same entry sent again is kept once, and so is a file
 * (`ballots/file-twice`) as long as its batch was not refused.
 */
export async function enterBallots(ctx: Context, entry: BallotEntry): Promise<BallotReceipt> {
  const { unit, desk, questionnaire } = await findPlace(ctx, entry)
  const at = entryTime(ctx)
  judgeDay(ctx, entry.day)
  judgeEntry(entry, questionnaire)
  const count = countBallots(entry)
  if (entry.forms < count)
    throw refuse('forms', 'ít hơn số lượt đã đếm theo mức', 'fewer than the ratings counted by level')
  const comments = entry.comments.map(cleanText).filter((comment) => comment !== '')
  if (comments.length > count)
    throw refuse('comments', 'nhiều lời ý kiến hơn số lượt', 'more comments than ratings')

  const formsLie = cleanText(entry.formsLie)
  if (formsLie === '')
    throw refuse('formsLie', 'cần viết phiếu được cất ở đâu', 'needs words on where the forms are')

  return ctx.db.transaction().execute(async (tx) => {
    const number = await nextBatchNumber(tx, unit.id)
    const before = await findBallotBatch(tx, entry.id)
    if (before) return { id: entry.id, status: 'duplicate', number: before.number, count }
    const { name = '', sha256 = '' } = entry.file ?? {}
    const enteredAs = sha256 === '' ? undefined : await findBatchOfFile(tx, unit.id, sha256)
    if (enteredAs !== undefined) throw new Refusal('ballots/file-twice', { detail: String(enteredAs) })
    await insertBallotBatch(tx, {
      id: entry.id,
      number,
      channel: entry.channel,
      questionnaire_version_id: questionnaire.id,
      unit_id: unit.id,
      desk_id: desk?.id ?? null,
      local_day: entry.day,
      levels: JSON.stringify(entry.levels),
      answered: JSON.stringify(entry.answered),
      forms: entry.forms,
      forms_lie: formsLie,
      file_name: cleanText(name),
      file_sha256: sha256,
      entered_at: at,
      entered_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
      status: 'waiting',
      decided_at: null,
      decided_by: null,
      decision_note: '',
    })
    await insertBallotComments(tx, entry.id, comments)
    await recordWriting(tx, ctx, 'ballots-entered', [['ballot_batch', entry.id]])
    return { id: entry.id, status: 'accepted', number, count }
  })
}

/** What paper of a day asks at a place: what its tablets asked then. */
export async function readAsked(ctx: Context, place: AskedAt): Promise<QuestionnaireVersion> {
  return (await findPlace(ctx, place)).questionnaire
}

function judgeEntry(entry: BallotEntry, { id, body }: QuestionnaireVersion): void {
  if (entry.questionnaireVersionId !== undefined && entry.questionnaireVersionId !== id)
    throw refuse(
      'questionnaireVersionId',
      'ngày này nơi này dùng phiếu hỏi khác; xin mở lại trang',
      'another questionnaire was asked here on this day; please open the page anew',
    )
  if (entry.levels.length !== body.scaleSize)
    throw refuse('levels', 'không đúng số mức', 'not as many as there are levels')
  for (const [index, ticked] of entry.answered.entries()) {
    const wrong = judgeTicks(body, ticked)
    if (wrong)
      throw new Refusal('request/invalid', {
        errors: (wrong.errors ?? []).map((error) => ({
          ...error,
          field: `answered.${index}.${error.field}`,
        })),
      })
  }
}

/** Refuses a day that has not come, or whose quarter is closed. */
export function judgeDay(ctx: Context, day: string): void {
  if (day > localDay(ctx.now(), ctx.organisation.zone))
    throw refuse('day', 'ngày không được sau hôm nay', 'not after today')
  if (isAfterClose(day, utcDayOf(entryTime(ctx))))
    throw refuse('day', 'quý của ngày này đã chốt số liệu', 'the figures of this day’s quarter are closed')
}

/** Where and what forms of a day asked. Throws `unit/not-found`, and what `demand` throws to whoever may not enter there. */
export async function findPlace(ctx: Context, { unit: code, desk: deskCode, day }: AskedAt) {
  const [unit, desk] = await Promise.all([
    findUnitByCode(ctx.db, code),
    deskCode === undefined ? null : findDeskByCode(ctx.db, deskCode),
  ])
  if (!unit) throw new Refusal('unit/not-found', { detail: code })
  demand(ctx.actor, 'ballots/enter', unit.path)
  if (desk === undefined || (desk && desk.unit_id !== unit.id))
    throw new Refusal('unit/not-found', { detail: `desk ${deskCode ?? ''}` })
  const questionnaire = await knownQuestionnaireAt(ctx, { path: unit.path, desk_id: desk?.id ?? null }, day)
  return { unit, desk, questionnaire }
}

function refuse(field: string, vi: string, en: string): Refusal {
  return new Refusal('request/invalid', { errors: [{ field, vi, en }] })
}
