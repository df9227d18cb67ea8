import { fold, hasMarks, spell } from './fold-vietnamese.ts'

/** What a written name means among those that are known. */
export type NameMatch<Known> =
  | { readonly kind: 'as-written'; readonly found: Known }
  /** It was typed without marks, and only one is called so without them. */
  | { readonly kind: 'without-marks'; readonly found: Known }
  | { readonly kind: 'several'; readonly among: readonly Known[] }
  | { readonly kind: 'unknown' }

/**
 * Makes names ready to be looked for: as written, whatever the case and the place of a tone. Without marks only what was
 * typed without any: “Xã Thạnh An” is never “Xã Thanh An”, and “Xa Thanh An” may be either.
 */
export function makeNameFinder<Known>(
  named: readonly (readonly [name: string, known: Known])[],
): (written: string) => NameMatch<Known> {
  const spelled = grouped(named, spell)
  const folded = grouped(named, fold)
  return (written) => {
    const spelling = spell(written)
    const same = spelled.get(spelling)
    if (same) return match(same, 'as-written')
    const alike = hasMarks(spelling) ? undefined : folded.get(fold(written))
    return alike ? match(alike, 'without-marks') : { kind: 'unknown' }
  }
}

function grouped<Known>(
  named: readonly (readonly [string, Known])[],
  key: (name: string) => string,
): ReadonlyMap<string, ReadonlySet<Known>> {
  const groups = new Map<string, Set<Known>>()
  for (const [name, known] of named) groups.set(key(name), (groups.get(key(name)) ?? new Set()).add(known))
  return groups
}

function match<Known>(among: ReadonlySet<Known>, kind: 'as-written' | 'without-marks'): NameMatch<Known> {
  const [found, another] = among
  if (found === undefined || another !== undefined) return { kind: 'several', among: [...among] }
  return { kind, found }
}
