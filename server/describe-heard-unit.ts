import { listSuccessions } from '../db/queries/office/unit-changes.ts'
import type { Unit } from '../db/queries/units.ts'
import type { Service } from './context.ts'
import type { HeardUnit } from './contract/events/heard-unit.ts'
import type { NamedUnit } from './contract/named-unit.ts'
import { withSuccessors } from './domain/units/successors.ts'
import { knownUnits } from './known-organisation.ts'

/** A unit as another system hears of it, with those that took over from it; null without one. */
export async function describeHeardUnit(service: Service, unitId: string | null): Promise<HeardUnit | null> {
  const { byId } = await knownUnits(service)
  const unit = byId.get(unitId ?? '')
  if (!unit) return null
  const heard = withSuccessors(unit.id, await listSuccessions(service.db))
  return {
    ...named(unit),
    followers: heard
      .flatMap(({ unitId: id, onDay }) => {
        const follower = byId.get(id)
        return follower && onDay !== null ? [{ ...named(follower), since: onDay }] : []
      })
      .toSorted((a, b) => (`${a.since} ${a.code}` < `${b.since} ${b.code}` ? -1 : 1)),
  }
}

function named({ code, name, name_en: nameEn }: Unit): NamedUnit {
  return { code, name, nameEn }
}
