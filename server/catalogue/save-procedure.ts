import { isUniqueViolation } from '../../db/dialect.ts'
import { insertProcedureVersion, listProcedureVersions } from '../../db/queries/office/catalogue.ts'
import type { Context } from '../context.ts'
import type { ProcedureInput } from '../contract/organisation/catalogue.ts'
import { type FieldError, Refusal } from '../contract/refusals.ts'
import { isLonger } from '../domain/deadlines/compare-rules.ts'
import { localDay } from '../domain/local-time.ts'
import { recordWriting } from '../history/append.ts'
import { demand } from '../permit.ts'

/**
 * A procedure as it is from a day on; earlier versions stay. Throws `request/invalid` for a day that is not after the last version's
 * or a commitment beyond the law, `access/not-allowed`.
 */
export async function saveProcedure(ctx: Context, input: ProcedureInput): Promise<void> {
  demand(ctx.actor, 'rules/manage')
  const validFrom = input.validFrom ?? localDay(ctx.now(), ctx.organisation.zone)
  const last = (await listProcedureVersions(ctx.db)).findLast(({ code }) => code === input.code)
  const errors: FieldError[] = [
    ...(last && validFrom <= last.valid_from ? [{ field: 'validFrom', ...NOT_AFTER }] : []),
    ...(isLonger(input.committed, input.statutory) ? [{ field: 'committed', ...BEYOND }] : []),
    ...(!last && input.retired ? [{ field: 'retired', ...UNKNOWN }] : []),
  ]
  if (errors.length > 0) throw new Refusal('request/invalid', { errors })
  const id = ctx.newId()
  try {
    await ctx.db.transaction().execute(async (tx) => {
      await insertProcedureVersion(tx, {
        id,
        code: input.code,
        valid_from: validFrom,
        name: input.name,
        name_en: input.nameEn ?? input.name,
        category: input.category,
        statutory: JSON.stringify(input.statutory),
        committed: JSON.stringify(input.committed),
        retired: input.retired ? 1 : 0,
      })
      await recordWriting(tx, ctx, 'procedure-saved', [['procedure_version', id]])
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('organisation/taken', { detail: input.code })
    throw error
  }
}

const NOT_AFTER = {
  vi: 'phải sau ngày của lần ghi trước: điều đã có hiệu lực thì giữ nguyên',
  en: 'must be after the day of the version before: what held stays as it was',
}
const BEYOND = {
  vi: 'không được dài hơn thời hạn theo quy định',
  en: 'must not be longer than what the law allows',
}
const UNKNOWN = { vi: 'chưa có thủ tục này', en: 'there is no such procedure yet' }
