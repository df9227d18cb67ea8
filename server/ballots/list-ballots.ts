import { listBallotBatches, listBallotComments, listBallotScans } from '../../db/queries/ballots.ts'
import type { Context } from '../context.ts'
import type { BallotList, BallotRow, FormsAlike } from '../contract/ballots.ts'
import { closingDayOf, isAfterClose } from '../contract/closing.ts'
import { mayConfirmBallots } from '../domain/confirm-ballots.ts'
import { localDay } from '../domain/local-time.ts'
import { entryTime } from '../history/append.ts'
import { utcDayOf } from '../history/seal-rows.ts'
import { mayIn, scopeOf } from '../permit.ts'
import { knownQuestionnaire } from '../surveys/known-questionnaires.ts'
import { deciderOf } from './decide-ballots.ts'

const NEWEST = 50

type Batch = Awaited<ReturnType<typeof listBallotBatches>>[number]

/**
 * The newest batches of the units in which this person may enter some, and those anywhere that wait for somebody like them.
 * The levels are told while a batch waits, to be held against the forms; afterwards they are in the figures, with others'.
 */
export async function listBallots(ctx: Context): Promise<BallotList> {
  const own = await listBallotBatches(ctx.db, { paths: scopeOf(ctx.actor, 'ballots/enter'), limit: NEWEST })
  const confirms = scopeOf(ctx.actor, 'ballots/confirm').length > 0
  const waiting = confirms ? await listBallotBatches(ctx.db, { status: 'waiting', limit: NEWEST }) : []
  const known = new Set(own.map(({ id }) => id))
  const others = waiting.filter((batch) => !known.has(batch.id) && mayDecide(ctx, batch))
  const ids = [...own, ...others].map(({ id }) => id)
  const scans = await listBallotScans(ctx.db, ids)
  const comments = await listBallotComments(ctx.db, ids)
  const today = localDay(ctx.now(), ctx.organisation.zone)
  return {
    today,
    firstDay: firstOpenDay(today, utcDayOf(entryTime(ctx))),
    entries: await Promise.all(
      [...own, ...others].map(async (batch) => ({
        ...describe(ctx, batch),
        answered: batch.status === 'waiting' ? await wordTicks(ctx, batch) : null,
        comments: comments.filter((comment) => comment.batch_id === batch.id).map(({ text }) => text),
        scans: scans.filter((scan) => scan.batch_id === batch.id).map(({ id }) => id),
      })),
    ),
  }
}

function mayDecide(ctx: Context, { status, entered_by: enteredBy, unit_path: unitPath }: Batch): boolean {
  return status === 'waiting' && mayConfirmBallots(deciderOf(ctx), { enteredBy, unitPath })
}

function describe(ctx: Context, row: Batch): Omit<BallotRow, 'answered' | 'comments' | 'scans'> {
  return {
    id: row.id,
    number: row.number,
    channel: row.channel,
    unit: { code: row.code, name: row.name, nameEn: row.name_en },
    desk: row.desk,
    day: row.local_day,
    forms: row.forms,
    formsLie: row.forms_lie,
    levels: row.status === 'waiting' ? (JSON.parse(row.levels) as number[]) : null,
    file: row.file_name === '' ? null : row.file_name,
    enteredAt: row.entered_at,
    enteredBy: row.entered_by_name,
    status: row.status,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by_name,
    decisionNote: row.decision_note,
    closesOn: closingDayOf(row.local_day),
    mayDecide: mayDecide(ctx, row),
    mayScan: row.status === 'waiting' && mayIn(ctx.actor, 'ballots/enter', row.unit_path),
  }
}

/** What was ticked beside the levels, in the words of the form. */
async function wordTicks(ctx: Context, batch: Batch): Promise<BallotRow['answered']> {
  const alike = JSON.parse(batch.answered) as FormsAlike[]
  const version = alike.length === 0 ? null : await knownQuestionnaire(ctx, batch.questionnaire_version_id)
  if (!version) return []
  const { reasons, questions = [] } = version.body
  return alike.map(({ level, forms, ...ticked }) => ({
    level,
    forms,
    reasons: reasons.filter(({ key }) => ticked.reasons?.includes(key)).map(({ words }) => words),
    answers: questions.flatMap(({ key, words, choices }) => {
      const chosen = ticked.answers?.[key]
      if (!chosen) return []
      return [
        {
          question: words,
          choices: choices.filter((each) => chosen.includes(each.key)).map((each) => each.words),
        },
      ]
    }),
  }))
}

/** The first day of the oldest quarter that is open. */
function firstOpenDay(today: string, knownOn: string): string {
  const firstOfQuarter = (day: string) =>
    `${day.slice(0, 5)}${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
  const current = firstOfQuarter(today)
  const before = new Date(Date.parse(`${current}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  return isAfterClose(before, knownOn) ? current : firstOfQuarter(before)
}
