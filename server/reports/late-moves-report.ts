import { listMoves } from '../../db/queries/feedback/late-moves.ts'
import type { Unit } from '../../db/queries/units.ts'
import { type Context, isoOf } from '../context.ts'
import {
  LATE_MOVE_KINDS,
  type LateMove,
  type LateMoveKind,
  type LateMovesReport,
} from '../contract/report.ts'
import { MINUTE_MS } from '../domain/local-time.ts'
import { instantsOf, type Period } from '../domain/period.ts'
import { workedMs } from '../domain/deadlines/working-calendar.ts'
import { loadCalendars } from '../deadlines/find-calendar.ts'
import { readFeedbackEvent } from '../history/read-event.ts'
import { maySeeItem } from '../permit.ts'
import { periodReply } from './report-scope.ts'
import { labelOf, partsOf, subtreeIds } from './unit-parts.ts'
import { listUnitsOf } from './units-on.ts'

/** Late is what begins when this much working time or less is left. */
const LAST_MINUTES = 60

/** The list stops here; the counts do not. */
const MAX_LISTED = 500

type Move = Awaited<ReturnType<typeof listMoves>>[number]

/**
 * Waits for the citizen and transfers that began in the last working hour before the deadline, in a period, by the unit
 * that made them. They may all be right; a unit that has many is worth a look. Counted is all that is not held; by its code an
 * item is told only to who may see it, or was of the unit that moved it.
 */
export async function lateMovesReport(ctx: Context, unit: Unit, period: Period): Promise<LateMovesReport> {
  const { db, organisation, now, actor } = ctx
  const units = await listUnitsOf(db, period)
  const calendarOf = await loadCalendars(db)
  const byCode = new Map(units.map((each) => [each.code, each]))
  const ids = subtreeIds(units, unit)
  const { from, to } = instantsOf(period, organisation.zone)
  const moves = (await listMoves(db, isoOf(from), isoOf(to))).flatMap((move) => {
    const said = readMove(move)
    const by = said && byCode.get(said.unitCode)
    if (!by || !ids.has(by.id)) return []
    const [at, due] = [Date.parse(move.at), Date.parse(said.dueAt)]
    const minutesLeft = workedMs(calendarOf(by.path).calendar, at, due) / MINUTE_MS
    if (at > due || minutesLeft > LAST_MINUTES) return []
    const maySee = maySeeItem(actor, {
      ...move,
      contributor_paths: [],
      former_paths: [by.path],
      restricted: 0,
    })
    return [{ unitId: by.id, maySee, move: describeMove(move, said, by, minutesLeft) }]
  })
  const countsIn = (part: ReadonlySet<string>) =>
    countKinds(moves.filter(({ unitId }) => part.has(unitId)).map(({ move }) => move))
  return {
    period: periodReply(period),
    unit: labelOf(unit),
    ...countKinds(moves.map(({ move }) => move)),
    byUnit: partsOf(units, unit)
      .map(({ label, ids: part }) => ({ unit: label, ...countsIn(part) }))
      .filter(({ pauses, transfers }) => pauses + transfers > 0),
    moves: moves
      .filter(({ maySee }) => maySee)
      .slice(0, MAX_LISTED)
      .map(({ move }) => move),
    asOf: isoOf(now()),
  }
}

interface Said {
  readonly kind: LateMoveKind
  /** The unit that made the move. */
  readonly unitCode: string
  /** The deadline that counted at that moment. */
  readonly dueAt: string
}

function readMove(move: Move): Said | null {
  const { kind, body } = readFeedbackEvent(move)
  if (kind === 'paused') return { kind: 'pause', unitCode: body.unit, dueAt: body.dueAt }
  return kind === 'transferred' ? { kind: 'transfer', unitCode: body.from, dueAt: body.dueAt } : null
}

function describeMove(move: Move, { kind, dueAt }: Said, unit: Unit, minutesLeft: number): LateMove {
  return {
    feedbackId: move.feedback_id,
    trackingCode: move.tracking_code,
    kind,
    at: move.at,
    dueAt,
    workingMinutesLeft: Math.floor(minutesLeft),
    unit: labelOf(unit),
  }
}

function countKinds(moves: readonly LateMove[]): { pauses: number; transfers: number } {
  const count = (wanted: LateMoveKind) => moves.filter(({ kind }) => kind === wanted).length
  return { pauses: count(LATE_MOVE_KINDS[0]), transfers: count(LATE_MOVE_KINDS[1]) }
}
