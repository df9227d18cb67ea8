import { listCalendarChanges } from '../../db/queries/deadlines/calendars.ts'
import { findUnitByCode, listUnits, type Unit } from '../../db/queries/units.ts'
import type { Context } from '../context.ts'
import type { CalendarBody, CalendarOverride } from '../contract/deadlines/calendar.ts'
import type { CalendarPreviewRequest, CalendarReply } from '../contract/deadlines/calendar-change.ts'
import { Code } from '../contract/fields.ts'
import { Refusal } from '../contract/refusals.ts'
import { overrideOn } from '../domain/deadlines/calendar-timeline.ts'
import { changeCalendar, wholeCalendar } from '../domain/deadlines/change-calendar.ts'
import { checkCalendar } from '../domain/deadlines/check-calendar.ts'
import { localDay } from '../domain/local-time.ts'
import { demand, mayIn } from '../permit.ts'
import { bodyOn, loadHistories, type UnitHistory } from './find-calendar.ts'

/** A version of a unit's calendar that could be saved: checked, and allowed to this person. */
interface PlannedVersion {
  readonly unit: Unit
  readonly version: number
  readonly validFrom: string
  readonly body: CalendarOverride
  /** Every unit’s calendar as it would be then. */
  readonly histories: ReadonlyMap<string, UnitHistory>
}

/** The calendar of a unit as people see and change it. Throws `unit/not-found`. */
export async function describeCalendar(ctx: Context, unitCode: string): Promise<CalendarReply> {
  const { unit, histories, today } = await findUnitWithHistories(ctx, unitCode)
  const own = histories.get(unit.id)
  const changes = await listCalendarChanges(ctx.db, unit.id)
  return {
    unit: { code: unit.code, name: unit.name, nameEn: unit.name_en },
    version: own?.versions.at(-1)?.version ?? 0,
    body: bodyOn(histories, unit.path, today),
    own: own ? overrideOn(own.versions, today) : null,
    history: changes.map(({ version, valid_from, note, created_at, person_name }) => ({
      version,
      validFrom: valid_from,
      note,
      at: created_at,
      by: person_name,
    })),
    today,
    mayChange: mayIn(ctx.actor, 'calendars/manage', unit.path),
  }
}

/**
 * The version that these changes would make, checked as at save. Throws `unit/not-found`, `access/not-allowed`,
 * `calendar/changed-meanwhile`, `calendar/invalid`.
 */
export async function planCalendar(ctx: Context, input: CalendarPreviewRequest): Promise<PlannedVersion> {
  const { unit, histories, today } = await findUnitWithHistories(ctx, input.unit)
  demand(ctx.actor, 'calendars/manage', unit.path)
  const before = histories.get(unit.id)
  const newest = before?.versions.at(-1)?.version ?? 0
  if (input.version !== newest) throw new Refusal('calendar/changed-meanwhile')

  const validFrom = input.validFrom ?? today
  const inherited = unit.parent_id === null ? null : bodyOn(histories, parentPath(unit), validFrom)
  const body = changeCalendar(overrideOn(before?.versions ?? [], validFrom), inherited, input.changes)
  return planBody(ctx, { unit, histories, today, inherited }, { validFrom, body })
}

/** The same for words that somebody wrote whole, as a file does. Throws `unit/not-found`, `access/not-allowed`, `calendar/invalid`. */
export async function planWholeCalendar(
  ctx: Context,
  { unit: code, validFrom, body }: { unit: string; validFrom: string; body: CalendarOverride },
): Promise<PlannedVersion> {
  const { unit, histories, today } = await findUnitWithHistories(ctx, code)
  demand(ctx.actor, 'calendars/manage', unit.path)
  const inherited = unit.parent_id === null ? null : bodyOn(histories, parentPath(unit), validFrom)
  return planBody(ctx, { unit, histories, today, inherited }, { validFrom, body })
}

async function planBody(
  ctx: Context,
  {
    unit,
    histories,
    today,
    inherited,
  }: Awaited<ReturnType<typeof findUnitWithHistories>> & { readonly inherited: CalendarBody | null },
  { validFrom, body }: { readonly validFrom: string; readonly body: CalendarOverride },
): Promise<PlannedVersion> {
  const before = histories.get(unit.id)
  const version = (before?.versions.at(-1)?.version ?? 0) + 1
  const planned = new Map(histories).set(unit.id, {
    unitId: unit.id,
    newestId: 'planned',
    versions: [...(before?.versions ?? []), { version, validFrom, body }],
  })
  checkCalendar(wholeCalendar(body, inherited), validFrom > today ? validFrom : today)
  checkBelow(unit, await listUnits(ctx.db), planned, today)
  return { unit, version, validFrom, body, histories: planned }
}

/** A change above must not leave a unit below without working time or with half a swap. */
function checkBelow(
  unit: Unit,
  units: readonly Unit[],
  histories: ReadonlyMap<string, UnitHistory>,
  today: string,
): void {
  for (const below of units) {
    const isBelow = below.id !== unit.id && below.path.startsWith(unit.path)
    if (isBelow && histories.has(below.id)) checkCalendar(bodyOn(histories, below.path, today), today)
  }
}

async function findUnitWithHistories(ctx: Context, unitCode: string) {
  if (!Code.safeParse(unitCode).success) throw new Refusal('unit/not-found')
  const [unit, histories] = await Promise.all([findUnitByCode(ctx.db, unitCode), loadHistories(ctx.db)])
  if (!unit) throw new Refusal('unit/not-found', { detail: unitCode })
  return { unit, histories, today: localDay(ctx.now(), ctx.organisation.zone) }
}

/** `/a/b/` of `/a/b/c/`. */
function parentPath({ path }: Unit): string {
  return path.replace(/[^/]+\/$/, '')
}
