import { insertBallotBatch, listBallotBatches } from '../../db/queries/ballots.ts'
import { findDeskByCode } from '../../db/queries/kiosks.ts'
import { findUnitByCode } from '../../db/queries/units.ts'
import { type Context, isoOf } from '../context.ts'
import {
  type BallotEntry,
  type BallotList,
  type BallotReceipt,
  OLDEST_BALLOT_DAYS,
} from '../contract/ballots.ts'
import { Refusal } from '../contract/refusals.ts'
import { addDays, localDay, startOfLocalDay } from '../domain/local-time.ts'
import { demand, scopeOf } from '../permit.ts'
import { ballotId, keepBallots } from '../ratings/keep-ballots.ts'
import { knownCurrentQuestionnaire } from '../surveys/known-questionnaires.ts'
import { recordWriting } from '../history/append.ts'

const NEWEST = 50

/**
 * Keeps what was counted from paper ballots, or for people who were helped, as so many ratings of their day. What is kept
 * stays; the same entry sent again is kept once.
 */
export async function enterBallots(ctx: Context, entry: BallotEntry): Promise<BallotReceipt> {
  const { unit, deskId } = await findPlace(ctx, entry)
  const today = localDay(ctx.now(), ctx.organisation.zone)
  if (entry.day > today || entry.day < addDays(today, -OLDEST_BALLOT_DAYS))
    throw refuse(
      'day',
      'ngày không được sau hôm nay hay quá ba tháng',
      'not after today, nor older than three months',
    )
  const questionnaire = await knownCurrentQuestionnaire(ctx)
  if (entry.levels.length !== questionnaire.body.scaleSize)
    throw refuse('levels', 'không đúng số mức', 'not as many as there are levels')

  const at = isoOf(ctx.now())
  const givenAt = isoOf(startOfLocalDay(entry.day, ctx.organisation.zone))
  const levels = entry.levels.flatMap((n, index) => Array.from({ length: n }, () => index + 1))
  const ballots = levels.map((level, index) => ({
    id: ballotId(`${entry.id} ${index}`),
    channel: entry.channel,
    questionnaireVersionId: questionnaire.id,
    unitId: unit.id,
    deskId,
    level,
    reasons: [],
    language: 'vi' as const,
    localDay: entry.day,
    localHour: 0,
    givenAt,
  }))
  const shard = await ctx.shard.current()
  const isNew = await ctx.db.transaction().execute(async (tx) => {
    const kept = await insertBallotBatch(tx, {
      id: entry.id,
      channel: entry.channel,
      unit_id: unit.id,
      desk_id: deskId,
      local_day: entry.day,
      levels: JSON.stringify(entry.levels),
      entered_at: at,
      entered_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
    })
    if (kept) {
      await keepBallots(tx, ctx, shard, at, ballots)
      await recordWriting(tx, ctx, 'ballots-entered', [['ballot_batch', entry.id]])
    }
    return kept
  })
  return { id: entry.id, status: isNew ? 'accepted' : 'duplicate', count: levels.length }
}

/** The newest entries of the units in which this person may enter some. */
export async function listBallots(ctx: Context): Promise<BallotList> {
  const rows = await listBallotBatches(ctx.db, scopeOf(ctx.actor, 'ballots/enter'), NEWEST)
  const { body } = await knownCurrentQuestionnaire(ctx)
  return {
    scaleSize: body.scaleSize,
    today: localDay(ctx.now(), ctx.organisation.zone),
    entries: rows.map((row) => ({
      id: row.id,
      channel: row.channel,
      unit: { code: row.code, name: row.name, nameEn: row.name_en },
      desk: row.desk,
      day: row.local_day,
      levels: JSON.parse(row.levels) as number[],
      enteredAt: row.entered_at,
      enteredBy: row.entered_by,
    })),
  }
}

async function findPlace(ctx: Context, { unit: code, desk: deskCode }: BallotEntry) {
  const [unit, desk] = await Promise.all([
    findUnitByCode(ctx.db, code),
    deskCode === undefined ? null : findDeskByCode(ctx.db, deskCode),
  ])
  if (!unit) throw new Refusal('unit/not-found', { detail: code })
  demand(ctx.actor, 'ballots/enter', unit.path)
  if (desk === undefined || (desk && desk.unit_id !== unit.id))
    throw new Refusal('unit/not-found', { detail: `desk ${deskCode ?? ''}` })
  return { unit, deskId: desk?.id ?? null }
}

function refuse(field: string, vi: string, en: string): Refusal {
  return new Refusal('request/invalid', { errors: [{ field, vi, en }] })
}
