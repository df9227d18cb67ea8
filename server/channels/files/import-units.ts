import type { Context } from '../../context.ts'
import { Refusal } from '../../contract/refusals.ts'
import { cleanText, fold, hasMarks, spell } from '../../domain/text/fold-vietnamese.ts'
import type { Incoming } from '../../feedback/intake/incoming.ts'
import { knownUnits } from '../../known-organisation.ts'
import { addUnit } from '../../organisation/add-unit.ts'

/**
 * Makes the units that these items name and the organisation does not have, below the root. Names with marks come first:
 * one that is typed without them may then be one of these.
 */
export async function addMissingUnits(ctx: Context, items: readonly Incoming[]): Promise<void> {
  const named = new Map(
    items
      .flatMap(({ source }) => source?.leadUnit?.trim() ?? [])
      .filter((name) => name !== '')
      .map((name) => [spell(name), name]),
  )
  const marked = [...named.keys()].filter(hasMarks)
  for (const key of [...marked, ...[...named.keys()].filter((each) => !hasMarks(each))]) {
    const name = named.get(key) ?? ''
    if ((await knownUnits(ctx)).find(name).kind === 'unknown') await addNamedUnit(ctx, name)
  }
}

/** Its code is made of its name; where another unit has that code already, a number follows. */
async function addNamedUnit(ctx: Context, name: string): Promise<void> {
  const code = codeOf(name)
  for (let number = 1; ; number++) {
    try {
      const unique = number === 1 ? code : `${code}-${number}`
      await addUnit(ctx, { code: unique, name: cleanText(name).slice(0, 200), kind: 'other', parent: null })
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
