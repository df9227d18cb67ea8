import { findFactorRule, findLook, findOrganisation } from '../db/queries/organisation.ts'
import { listUnits, type Unit } from '../db/queries/units.ts'
import { createCache } from './cache.ts'
import type { Service } from './context.ts'
import type { Words } from './contract/language.ts'
import { sha256 } from './ids.ts'
import { DEFAULT_COLOURS } from './organisation/look/judge-look.ts'
import type { FactorRule } from './domain/sign-in/wide-rights.ts'
import { compareNames } from './domain/text/compare-names.ts'
import { makeNameFinder, type NameMatch } from './domain/text/find-name.ts'

interface KnownUnits {
  /** The tree in its administrative order, root first. */
  readonly all: readonly Unit[]
  readonly byId: ReadonlyMap<string, Unit>
  readonly byCode: ReadonlyMap<string, Unit>
  /** By code, or by name. */
  readonly find: (codeOrName: string) => NameMatch<Unit>
}

/** All units. */
export const knownUnits = createCache({
  about: ['units'],
  maxEntries: 1,
  load: async ({ db }): Promise<KnownUnits> => {
    const all = (await listUnits(db)).toSorted(
      (a, b) => a.depth - b.depth || a.position - b.position || compareNames(a.name, b.name),
    )
    const byCode = new Map(all.map((unit) => [unit.code, unit]))
    const findByName = makeNameFinder(
      all.flatMap((unit) => [unit.code, unit.name].map((name) => [name, unit] as const)),
    )
    return {
      all,
      byId: new Map(all.map((unit) => [unit.id, unit])),
      byCode,
      find(codeOrName) {
        const found = byCode.get(codeOrName)
        return found ? { kind: 'as-written', found } : findByName(codeOrName)
      },
    }
  },
})

const keptNames = createCache({
  about: ['organisation', 'units'],
  maxEntries: 1,
  load: async ({ db }) => {
    const found = await findOrganisation(db)
    return found && { vi: found.name, en: found.name_en }
  },
})

/** What the organisation is called; as at the start where the database does not answer: pages that say so need it too. */
export async function knownNames(service: Service): Promise<Words> {
  const { name, nameEn } = service.organisation
  return (await keptNames(service).catch(() => undefined)) ?? { vi: name, en: nameEn }
}

const keptFactorRule = createCache({
  about: ['organisation'],
  maxEntries: 1,
  // Most offices have none, which is worth keeping too: every request asks.
  load: async ({ db }): Promise<FactorRule | null> => {
    const rule = await findFactorRule(db)
    if (!rule || rule.days === null || rule.since === null) return null
    return { days: rule.days, since: rule.since }
  },
})

/** When wide rights need a second factor; undefined where they never do. */
export async function knownFactorRule(service: Service): Promise<FactorRule | undefined> {
  return (await keptFactorRule(service)) ?? undefined
}

export interface KnownLook {
  readonly brand: string
  readonly accent: string
  /** A PNG in base64. */
  readonly logo: string | null
  /** Another one for any other look: what is addressed by it may be kept for good. */
  readonly hash: string
}

const keptLook = createCache({
  about: ['organisation'],
  maxEntries: 1,
  load: async ({ db }): Promise<KnownLook | undefined> => {
    const look = await findLook(db)
    return look && { ...look, hash: hashOf(look) }
  },
})

const FIRST_LOOK = { ...DEFAULT_COLOURS, logo: null }

/** The organisation's colours and logo; those of a new one where the database does not answer. */
export async function knownLook(service: Service): Promise<KnownLook> {
  return (await keptLook(service).catch(() => undefined)) ?? { ...FIRST_LOOK, hash: hashOf(FIRST_LOOK) }
}

function hashOf({ brand, accent, logo }: Omit<KnownLook, 'hash'>): string {
  return sha256([brand, accent, logo ?? ''].join(' ')).slice(0, 12)
}
