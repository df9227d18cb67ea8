import { sql, type Selectable } from 'kysely'
import type { Role } from '../../../server/contract/people.ts'
import type { NoticeTopic } from '../../../server/contract/told/notice-topics.ts'
import { listOf, type Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { NoticeChoiceTable } from '../../tables/staff-day.ts'

type Choice = Selectable<NoticeChoiceTable>

export function listChoices(db: Db, personId: string): Promise<Choice[]> {
  return db.selectFrom('notice_choice').selectAll().where('person_id', '=', personId).execute()
}

export function listChoicesOn(tx: Tx, personIds: readonly string[], topic: NoticeTopic): Promise<Choice[]> {
  return tx
    .selectFrom('notice_choice')
    .selectAll()
    .where('person_id', 'in', listOf(tx, personIds))
    .where('topic', '=', topic)
    .execute()
}

/** All that a person chose, in the place of what they chose before. */
export async function replaceChoices(tx: Tx, personId: string, choices: readonly Choice[]): Promise<void> {
  await tx.deleteFrom('notice_choice').where('person_id', '=', personId).execute()
  if (choices.length > 0)
    await tx
      .insertInto('notice_choice')
      .values([...choices])
      .execute()
}

/** Who works with items on a day, has an address, did not choose otherwise, and was not thought of yet on that day. */
export function listDigestPeople(db: Db, day: string, roles: readonly Role[]) {
  return db
    .selectFrom('person')
    .innerJoin('role_grant as g', 'g.person_id', 'person.id')
    .innerJoin('unit', 'unit.id', 'g.unit_id')
    .select(['person.id', 'unit.path'])
    .where('person.active', '=', 1)
    .where('person.email', 'is not', null)
    .where('g.role', 'in', roles)
    .where('g.pending', '=', 0)
    .where('g.valid_from', '<=', day)
    .where((eb) => eb.or([eb('g.valid_to', 'is', null), eb('g.valid_to', '>', day)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('notice_choice as c')
            .select('c.topic')
            .whereRef('c.person_id', '=', 'person.id')
            .where('c.topic', '=', 'digest')
            .where('c.mail', '=', 'never'),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbox')
            .select('outbox.id')
            .where('outbox.dedupe_key', '=', sql<string>`'digest:' || ${day} || ':' || person.id`),
        ),
      ),
    )
    .orderBy('person.id')
    .orderBy('unit.depth')
    .execute()
}
