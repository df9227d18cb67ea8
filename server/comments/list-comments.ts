import { listCommentKeys, listCommentTexts } from '../../db/queries/comments.ts'
import { countTallies } from '../../db/queries/tallies.ts'
import type { Context } from '../context.ts'
import type { CommentedUnit, CommentPage, CommentQuery, CommentSpan } from '../contract/comments.ts'
import { cutIntoSpans, type DayRange } from '../domain/text/comment-spans.ts'
import { addDays, localDay } from '../domain/local-time.ts'
import { scopeOf } from '../permit.ts'

const PAGE = 50

type Key = Awaited<ReturnType<typeof listCommentKeys>>[number]
type Placed = Key & { readonly span: DayRange }

/**
 * What citizens wrote beside their ratings in a month, by unit and day. A day is shown once it is over, and only as finely
 * as leaves each comment among ten ratings.
 */
export async function listComments(ctx: Context, { unit, month, after }: CommentQuery): Promise<CommentPage> {
  const days = { fromDay: `${month}-01`, toDay: firstDayAfter(month) }
  const keys = await listCommentKeys(ctx.db, scopeOf(ctx.actor, 'comments/read'), days)
  const placed = (await placeInSpans(ctx, keys, days)).toSorted(byNewestDays)
  const wanted = unit === undefined ? placed : placed.filter(({ code }) => code === unit)
  const start = after === undefined ? 0 : wanted.findIndex(({ id }) => id === after) + 1
  const page = wanted.slice(start, start + PAGE)
  const texts = await listCommentTexts(
    ctx.db,
    page.map(({ id }) => id),
  )
  return {
    month,
    units: countByUnit(placed),
    spans: gather(page, texts),
    after: start + PAGE < wanted.length ? (page.at(-1)?.id ?? null) : null,
  }
}

/** Leaves out what cannot be shown yet. */
async function placeInSpans(
  ctx: Context,
  keys: readonly Key[],
  days: { readonly fromDay: string; readonly toDay: string },
): Promise<Placed[]> {
  const unitIds = [...new Set(keys.map(({ unit_id }) => unit_id))]
  const counts = await countTallies(ctx.db, {
    span: days,
    by: ['day', 'unitId'],
    unitIds,
    questions: ['level'],
  })
  const end = { lastDay: addDays(days.toDay, -1), today: localDay(ctx.now(), ctx.organisation.zone) }
  const spansOf = (unitId: string) =>
    cutIntoSpans(
      counts.filter((count) => count.unitId === unitId),
      end,
    )
  const spans = new Map(unitIds.map((id) => [id, spansOf(id)]))
  return keys.flatMap((key) => {
    const span = spans
      .get(key.unit_id)
      ?.find(({ fromDay, toDay }) => fromDay <= key.local_day && key.local_day <= toDay)
    return span ? [{ ...key, span }] : []
  })
}

/** Newest days first, then units in their order; within a span by a hash. */
function byNewestDays(a: Placed, b: Placed): number {
  return compare(b.span.toDay, a.span.toDay) || byUnit(a, b) || compare(a.id, b.id)
}

function byUnit(a: Placed, b: Placed): number {
  return a.depth - b.depth || a.position - b.position || compare(a.code, b.code)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

function countByUnit(placed: readonly Placed[]): CommentPage['units'] {
  return group(placed.toSorted(byUnit), ({ unit_id }) => unit_id).map(([first, ...others]) => ({
    ...describeUnit(first),
    count: others.length + 1,
  }))
}

function gather(page: readonly Placed[], texts: ReadonlyMap<string, string>): CommentSpan[] {
  return group(page, ({ unit_id, span }) => `${span.toDay} ${unit_id}`).map((comments) => ({
    unit: describeUnit(comments[0]),
    ...comments[0].span,
    comments: comments.map(({ id }) => ({ id, text: texts.get(id) ?? '' })),
  }))
}

/** Neighbours with the same key. */
function group<T>(items: readonly T[], keyOf: (item: T) => string): [T, ...T[]][] {
  const groups: [T, ...T[]][] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last && keyOf(last[0]) === keyOf(item)) last.push(item)
    else groups.push([item])
  }
  return groups
}

function describeUnit({ code, name, name_en: nameEn }: Key): CommentedUnit {
  return { code, name, nameEn }
}

function firstDayAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10)
}
