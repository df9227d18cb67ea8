import type { Context } from '../../context.ts'
import { Refusal } from '../../contract/refusals.ts'
import { fold } from '../../domain/fold-vietnamese.ts'
import type { Incoming } from '../../feedback/intake/incoming.ts'
import { knownUnits } from '../../known-organisation.ts'
import { addUnit } from '../../organisation/add-unit.ts'

/** Makes the units that these items name and the organisation does not have, below the root. */
export async function addMissingUnits(ctx: Context, items: readonly Incoming[]): Promise<void> {
  const units = await knownUnits(ctx)
  const named = items.flatMap(({ source }) => source?.leadUnit?.trim() ?? [])
  const missing = new Map(named.filter((name) => !units.find(name)).map((name) => [fold(name), name]))
  for (const name of missing.values()) await addNamedUnit(ctx, name)
}

/** Its code is made of its name; where another unit has that code already, a number follows. */
async function addNamedUnit(ctx: Context, name: string): Promise<void> {
  const code = codeOf(name)
  for (let number = 1; ; number++) {
    try {
      const unique = number === 1 ? code : `${code}-${number}`
      await addUnit(ctx, { code: unique, name: name.slice(0, 200), kind: 'other', parent: null })
      return
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'organisation/taken') || number > 1_000) throw error
    }
  }
}

function codeOf(name: string): string {
  const code = fold(name)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 30)
    .replace(/-+$/, '')
  return code === '' ? 'UNIT' : code
}
