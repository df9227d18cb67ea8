import { insertCodeBatch, insertCodes, listCodeBatches } from '../../db/queries/rating-codes.ts'
import { findUnitByCode } from '../../db/queries/units.ts'
import { type Context, isoOf } from '../context.ts'
import type { CodeBatch, IssueCodes, IssuedCodes } from '../contract/ballots.ts'
import { Refusal } from '../contract/refusals.ts'
import { addDays, localDay } from '../domain/local-time.ts'
import { newCode, sha256 } from '../ids.ts'
import { demand, scopeOf } from '../permit.ts'
import { recordWriting } from '../history/append.ts'

/** 50 random bits in ten characters; who tries them one after another is stopped long before. */
export const CODE_LENGTH = 10
const LONGEST_DAYS = 366
const NEWEST = 50

export function hashOfCode(code: string): string {
  return sha256(`rating code ${code}`)
}

/**
 * Makes one-time codes to print on receipts: each gives one rating of the unit. Only their hashes are kept, and later
 * only whether each was used: nothing ties a rating to a dossier.
 */
export async function issueCodes(
  ctx: Context,
  { unit: code, count, lastDay }: IssueCodes,
): Promise<IssuedCodes> {
  const unit = await findUnitByCode(ctx.db, code)
  if (!unit) throw new Refusal('unit/not-found', { detail: code })
  demand(ctx.actor, 'codes/issue', unit.path)
  const today = localDay(ctx.now(), ctx.organisation.zone)
  if (lastDay < today || lastDay > addDays(today, LONGEST_DAYS))
    throw new Refusal('request/invalid', {
      errors: [{ field: 'lastDay', vi: 'từ hôm nay đến một năm sau', en: 'from today to a year from now' }],
    })
  const batchId = ctx.newId()
  const codes = [...new Set(Array.from({ length: count }, () => newCode(CODE_LENGTH)))]
  await ctx.db.transaction().execute(async (tx) => {
    await insertCodeBatch(tx, {
      id: batchId,
      unit_id: unit.id,
      codes: codes.length,
      last_day: lastDay,
      issued_at: isoOf(ctx.now()),
      issued_by: ctx.actor.kind === 'staff' ? ctx.actor.personId : null,
    })
    await insertCodes(
      tx,
      codes.map((each) => ({ hash: hashOfCode(each), batch_id: batchId, spent: 0 })),
    )
    await recordWriting(tx, ctx, 'codes-issued', [['rating_code_batch', batchId]])
  })
  const base = ctx.config.publicUrl ?? ''
  return {
    unit: unit.code,
    lastDay,
    codes: codes.map((each) => ({ code: each, url: `${base}/public/rate?code=${each}` })),
  }
}

/** What was issued in this person's units, and how much of it was used. */
export async function listCodes(ctx: Context): Promise<CodeBatch[]> {
  const rows = await listCodeBatches(ctx.db, scopeOf(ctx.actor, 'codes/issue'), NEWEST)
  return rows.map((row) => ({
    id: row.id,
    unit: { code: row.code, name: row.name, nameEn: row.name_en },
    codes: row.codes,
    spent: Number(row.spent ?? 0),
    lastDay: row.last_day,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
  }))
}
