import { listGrants, type SessionPerson } from '../../db/queries/people.ts'
import type { Service } from '../context.ts'
import { localDay } from '../domain/local-time.ts'
import { factorDueOn } from '../domain/sign-in/wide-rights.ts'
import { knownFactorRule } from '../known-organisation.ts'

/**
 * The roles that hold today in this session. In one that was begun with a password alone, wide ones sleep once they have been
 * without a second factor for as long as the office allows; `factorDueOn` is the first such day, null where none comes.
 */
export async function currentRights(service: Service, { id, way }: Pick<SessionPerson, 'id' | 'way'>) {
  const { organisation } = service
  const today = localDay(service.now(), organisation.zone)
  const [all, rule] = await Promise.all([listGrants(service.db, id, today), knownFactorRule(service)])
  if (way !== 'password') return { grants: all, factorDueOn: null }
  const due = all.map((grant) => ({ grant, on: factorDueOn(grant, organisation.rootUnitId, rule) }))
  return {
    grants: due.filter(({ on }) => on === null || on > today).map(({ grant }) => grant),
    factorDueOn: due.flatMap(({ on }) => on ?? []).toSorted()[0] ?? null,
  }
}
