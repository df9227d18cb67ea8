import { findPeopleByUsernames, listMentionable } from '../../../db/queries/composer/mentions.ts'
import type { Context } from '../../context.ts'
import type { Mentionable } from '../../contract/feedback/composer/mentions.ts'
import { PERMISSIONS } from '../../contract/permissions.ts'
import { Refusal } from '../../contract/refusals.ts'
import { localDay } from '../../domain/local-time.ts'
import { compareNames } from '../../domain/text/compare-names.ts'
import { findMentions } from '../../domain/text/find-mentions.ts'
import { maySeeItem } from '../../permit.ts'
import { actorOf } from '../../sign-in/actor-of.ts'
import { findInScope, type Item } from '../find-in-scope.ts'

/** The ids of those whom a note names; what is no user name is no mention. Throws `note/mention-cannot-see`. */
export async function findMentioned(ctx: Context, item: Item, text: string): Promise<string[]> {
  const names = findMentions(text)
  const people = names.length === 0 ? [] : await findPeopleByUsernames(ctx.db, names)
  for (const person of people) {
    if (person.active === 1 && maySeeItem(await actorOf(ctx, person), item)) continue
    const words = {
      vi: `@${person.username} không xem được phản ánh này`,
      en: `@${person.username} may not see this item`,
    }
    throw new Refusal('note/mention-cannot-see', { errors: [{ field: 'text', ...words }] })
  }
  return people.map(({ id }) => id)
}

/** Whom a note on this item may name, by name: everybody else who may see it. Throws `feedback/not-found`. */
export async function readMentionable(ctx: Context, id: string): Promise<Mentionable[]> {
  const item = await findInScope(ctx, id)
  const paths = [item.lead_path, ...item.contributor_paths]
  const people = await listMentionable(ctx.db, {
    unitIds: [...new Set(paths.flatMap((path) => path.split('/').filter((unitId) => unitId !== '')))],
    roles: PERMISSIONS['feedback/read'],
    onDay: localDay(ctx.now(), ctx.organisation.zone),
  })
  const others = people.filter((person) => ctx.actor.kind !== 'staff' || person.id !== ctx.actor.personId)
  const seeing = await Promise.all(
    others.map(async (person) => (maySeeItem(await actorOf(ctx, person), item) ? [person] : [])),
  )
  return seeing
    .flat()
    .map(({ username, name }) => ({ username, name }))
    .toSorted((a, b) => compareNames(a.name, b.name))
}
