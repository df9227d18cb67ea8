import { isUniqueViolation } from '../../db/dialect.ts'
import {
  insertCategory,
  listCategories,
  type StoredCategory,
  updateCategory,
} from '../../db/queries/office/catalogue.ts'
import { listRoutingRules } from '../../db/queries/deadlines/calendars.ts'
import { listQuestionSets } from '../../db/queries/feedback/question-sets.ts'
import type { Context } from '../context.ts'
import type { CategoryChange, CategoryInput } from '../contract/organisation/catalogue.ts'
import { Refusal } from '../contract/refusals.ts'
import { localDay } from '../domain/local-time.ts'
import { cleanText, foldedWords } from '../domain/text/fold-vietnamese.ts'
import { recordWriting } from '../history/append.ts'
import { demand } from '../permit.ts'

/** A category behind the others; returns its id. Throws `organisation/taken`, `request/invalid` for a name without a word. */
export async function addCategory(ctx: Context, input: CategoryInput): Promise<string> {
  demand(ctx.actor, 'rules/manage')
  const name = demandName(input.name)
  const known = await listCategories(ctx.db)
  if (known.some(({ folded }) => folded === foldedWords(name)))
    throw new Refusal('organisation/taken', { detail: name })
  const id = ctx.newId()
  const row: StoredCategory = {
    id,
    name,
    folded: foldedWords(name),
    name_en: cleanText(input.nameEn ?? name),
    position: Math.max(0, ...known.map(({ position }) => position)) + 1,
    retired_on: null,
  }
  await write(ctx, name, async (tx) => {
    await insertCategory(tx, row)
    return [id]
  })
  return id
}

/**
 * Another name, another place in the list, retired or taken up again. What was filed under it keeps its words. Throws
 * `category/not-found`, `category/in-use` where rules or questions hold on to the name, `organisation/taken`.
 */
export async function changeCategory(ctx: Context, change: CategoryChange): Promise<void> {
  demand(ctx.actor, 'rules/manage')
  const all = await listCategories(ctx.db)
  const known = all.find(({ id }) => id === change.id)
  if (!known) throw new Refusal('category/not-found')
  const name = change.name === undefined ? known.name : demandName(change.name)
  const folded = foldedWords(name)
  if (folded !== known.folded) await demandUnused(ctx, known)
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const retired_on = change.retired ? (known.retired_on ?? today) : null
  await write(ctx, name, async (tx) => {
    await updateCategory(tx, known.id, {
      name,
      folded,
      name_en: cleanText(change.nameEn ?? (change.name === undefined ? known.name_en : name)),
      ...(change.retired === undefined ? {} : { retired_on }),
    })
    return [known.id, ...(await settleOrder(tx, all, known, change.position))]
  })
}

type Tx = Parameters<Parameters<typeof write>[2]>[0]

/** Everybody gets the place that the list shows; says whose place moved. */
async function settleOrder(
  tx: Tx,
  all: readonly StoredCategory[],
  moved: StoredCategory,
  position: number | undefined,
): Promise<string[]> {
  if (position === undefined) return []
  const others = all.filter(({ id }) => id !== moved.id)
  const ordered = others.toSpliced(position - 1, 0, moved)
  const written: string[] = []
  for (const [index, category] of ordered.entries()) {
    if (category.position === index + 1) continue
    await updateCategory(tx, category.id, { position: index + 1 })
    written.push(category.id)
  }
  return written
}

function demandName(typed: string): string {
  const name = cleanText(typed).replace(/\s+/g, ' ')
  if (foldedWords(name) === '')
    throw new Refusal('request/invalid', { errors: [{ field: 'name', ...NO_WORD }] })
  return name
}

/** Rules and questions know a category by its words: another one would leave them behind. */
async function demandUnused(ctx: Context, { folded, name }: StoredCategory): Promise<void> {
  const [rules, sets] = await Promise.all([listRoutingRules(ctx.db), listQuestionSets(ctx.db)])
  const named = [
    ...rules.flatMap(({ categories }) => JSON.parse(categories) as string[]),
    ...sets.map(({ category }) => category),
  ]
  if (named.some((each) => foldedWords(each) === folded))
    throw new Refusal('category/in-use', { detail: name })
}

async function write(
  ctx: Context,
  name: string,
  work: (tx: Parameters<typeof insertCategory>[0]) => Promise<readonly string[]>,
): Promise<void> {
  try {
    await ctx.db.transaction().execute(async (tx) => {
      const ids = new Set(await work(tx))
      await recordWriting(
        tx,
        ctx,
        'categories-changed',
        [...ids].map((id) => ['category', id] as const),
      )
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('organisation/taken', { detail: name })
    throw error
  }
}

const NO_WORD = { vi: 'cần ít nhất một chữ', en: 'needs at least one letter' }
