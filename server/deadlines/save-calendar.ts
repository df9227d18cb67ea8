import { isUniqueViolation } from '../../db/dialect.ts'
import { insertCalendarVersion } from '../../db/queries/deadlines/calendars.ts'
import { insertRecomputation } from '../../db/queries/deadlines/recomputations.ts'
import { type Context, isoOf } from '../context.ts'
import type {
  CalendarPreviewRequest,
  ChangePreview,
  SaveCalendarRequest,
  SavedChange,
} from '../contract/deadlines/calendar-change.ts'
import { Refusal } from '../contract/refusals.ts'
import { previewChange } from './preview-change.ts'
import { mayIn } from '../permit.ts'
import { calendarsFrom } from './find-calendar.ts'
import { newRecomputation } from './new-recomputation.ts'
import { planCalendar, planWholeCalendar } from './plan-calendar.ts'
import { recordWriting } from '../history/append.ts'

/** What moves if these changes were saved now. Throws as `saveCalendar` does. */
export async function previewCalendar(ctx: Context, input: CalendarPreviewRequest): Promise<ChangePreview> {
  const { unit, histories } = await planCalendar(ctx, input)
  return previewChange(
    ctx,
    {
      calendarOf: calendarsFrom(histories),
      within: unit.path,
      policies: null,
      zone: ctx.organisation.zone,
      changedAtMs: ctx.now(),
    },
    (leadPath) => mayIn(ctx.actor, 'feedback/read', leadPath),
  )
}

/**
 * Appends a version of a unit's calendar; the open items it concerns are worked off afterwards, by the recomputation
 * written in the same transaction. Throws `unit/not-found`, `access/not-allowed`, `calendar/invalid` with each field,
 * `calendar/changed-meanwhile` where somebody was first.
 */
export async function saveCalendar(ctx: Context, input: SaveCalendarRequest): Promise<SavedChange> {
  return write(ctx, await planCalendar(ctx, input), input.note)
}

/** The same for words that somebody wrote whole. Throws as `planWholeCalendar` does. */
export async function saveWholeCalendar(
  ctx: Context,
  input: Parameters<typeof planWholeCalendar>[1] & { readonly note: string },
): Promise<SavedChange> {
  return write(ctx, await planWholeCalendar(ctx, input), input.note)
}

async function write(
  ctx: Context,
  { unit, version, validFrom, body }: Awaited<ReturnType<typeof planCalendar>>,
  note: string,
): Promise<SavedChange> {
  const id = ctx.newId()
  const at = isoOf(ctx.now())
  try {
    await ctx.changes.transaction(async (tx) => {
      await insertCalendarVersion(tx, {
        id,
        unit_id: unit.id,
        version,
        valid_from: validFrom,
        body: JSON.stringify(body),
        note,
        created_at: at,
        created_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
      })
      await recordWriting(tx, ctx, 'calendar-saved', [['calendar_version', id]])
      const cause = { cause: 'calendar', causeId: id, unitPath: unit.path, note } as const
      await insertRecomputation(tx, newRecomputation(ctx, cause))
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('calendar/changed-meanwhile')
    throw error
  }
  return { id, version }
}
