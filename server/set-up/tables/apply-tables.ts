import type { Context } from '../../context.ts'
import type { FilePlan } from '../../contract/organisation/organisation-file.ts'
import { Refusal } from '../../contract/refusals.ts'
import { applyOrganisation, planOrganisation } from '../apply-organisation.ts'
import { readTables } from './read-tables.ts'

/** What a file of units and people would change. Throws what `readTables` and applying throw, by row and column. */
export async function planTables(ctx: Context, bytes: Uint8Array): Promise<FilePlan> {
  const { file, placed } = await readTables(bytes)
  return planOrganisation(ctx, file).catch(rethrow(placed))
}

/** Makes units and people what the file says, all or nothing, its rows in any order. Throws what planning throws. */
export async function applyTables(
  ctx: Context,
  bytes: Uint8Array,
  applying: { readonly fingerprint?: string } = {},
) {
  const { file, placed } = await readTables(bytes)
  return applyOrganisation(ctx, file, applying).catch(rethrow(placed))
}

function rethrow(placed: (refusal: Refusal) => Refusal) {
  return (error: unknown): never => {
    throw error instanceof Refusal ? placed(error) : error
  }
}
