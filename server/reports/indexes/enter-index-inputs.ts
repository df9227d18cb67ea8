import { lockEnd } from '../../../db/queries/history/events.ts'
import { insertIndexInputs, listIndexInputs } from '../../../db/queries/reports/index-inputs.ts'
import { listUnits } from '../../../db/queries/units.ts'
import type { Context } from '../../context.ts'
import type { IndexInputReceipt } from '../../contract/indexes.ts'
import { HISTORY_OF_ACT } from '../../contract/office-acts.ts'
import { type FieldError, Refusal } from '../../contract/refusals.ts'
import { recordWriting } from '../../history/append.ts'
import { scopeOf } from '../../permit.ts'
import { checkIndexInput, type PlacedEntry } from './check-index-input.ts'
import { checkTogether, isSame } from './check-together.ts'
import { newestRows } from './entered-inputs.ts'

/**
 * Keeps numbers that indexes need, all of them or none: each corrects what was entered for the same unit, period, procedure
 * and input before, which stays in the history. Throws `index/invalid` with each field that is not right.
 */
export async function enterIndexInputs(
  ctx: Context,
  placed: readonly PlacedEntry[],
): Promise<IndexInputReceipt> {
  const units = await listUnits(ctx.db)
  const scope = scopeOf(ctx.actor, 'index-inputs/enter')
  const mine = units.filter(({ path }) => scope.some((prefix) => path.startsWith(prefix)))
  const errors: FieldError[] = []
  const checked = placed.flatMap((each) => {
    const result = checkIndexInput(ctx, mine, each)
    if ('row' in result) return [result]
    errors.push(...result.errors)
    return []
  })
  refuseAny(errors)
  await ctx.db.transaction().execute(async (tx) => {
    // Held from here on, so that two who enter at once see each other's numbers.
    await lockEnd(tx, HISTORY_OF_ACT['index-inputs-entered'])
    const unitIds = [...new Set(checked.map(({ row }) => row.unit_id))]
    const fromDay = checked.map(({ row }) => row.from_day).toSorted()[0] ?? ''
    const toDay =
      checked
        .map(({ row }) => row.to_day)
        .toSorted()
        .at(-1) ?? ''
    const newest = newestRows(await listIndexInputs(tx, unitIds, { fromDay, toDay }))
    refuseAny(
      checkTogether(
        newest.filter(({ value }) => value !== null),
        checked,
      ),
    )
    await insertIndexInputs(
      tx,
      checked.map(({ row }) => ({
        ...row,
        version: (newest.find((before) => isSame(row, before))?.version ?? 0) + 1,
      })),
    )
    await recordWriting(
      tx,
      ctx,
      'index-inputs-entered',
      checked.map(({ row }) => ['index_input', row.id] as const),
    )
  })
  return { entered: checked.length }
}

function refuseAny(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new Refusal('index/invalid', { errors })
}
