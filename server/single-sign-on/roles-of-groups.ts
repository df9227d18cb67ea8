import type { SignOnSettings } from './sign-on-file.ts'

type MappedRole = SignOnSettings['roles'][number]

/** The groups that a provider names: a list of words, or one. What is neither is none. */
export function groupsIn(claim: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(claim) ? claim : [claim]
  return list.filter((group) => typeof group === 'string')
}

/** The roles that these groups give, each once: of two groups that give the same the first of the file. */
export function rolesOfGroups(roles: readonly MappedRole[], groups: readonly string[]): MappedRole[] {
  const given = new Map<string, MappedRole>()
  for (const mapped of roles) {
    const key = `${mapped.role} ${mapped.unit}`
    if (groups.includes(mapped.group) && !given.has(key)) given.set(key, mapped)
  }
  return [...given.values()]
}
