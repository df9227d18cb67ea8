import { listChoices, replaceChoices } from '../../db/queries/told/notice-choices.ts'
import type { Context } from '../context.ts'
import { NOTICE_TOPICS, type NoticeChoices } from '../contract/told/notice-topics.ts'
import { Refusal } from '../contract/refusals.ts'

/** Of what the person who asks wants to hear, and how. */
export async function readChoices(ctx: Context): Promise<NoticeChoices> {
  const rows = await listChoices(ctx.db, ownId(ctx))
  return {
    choices: NOTICE_TOPICS.map((topic) => {
      const chosen = rows.find((row) => row.topic === topic)
      return { topic, bell: chosen?.bell !== 0, mail: chosen?.mail ?? 'usual' }
    }),
    digest: rows.find((row) => row.topic === 'digest')?.mail !== 'never',
  }
}

/** Keeps what they chose; a topic that is left out is told as usual. */
export async function saveChoices(ctx: Context, { choices, digest }: NoticeChoices): Promise<NoticeChoices> {
  const person_id = ownId(ctx)
  const rows = new Map(
    choices.map(({ topic, bell, mail }) => [topic, { person_id, topic, bell: bell ? 1 : 0, mail }] as const),
  )
  const noDigest = { person_id, topic: 'digest', bell: 0, mail: 'never' } as const
  await ctx.db
    .transaction()
    .execute((tx) => replaceChoices(tx, person_id, [...rows.values(), ...(digest ? [] : [noDigest])]))
  return readChoices(ctx)
}

function ownId({ actor }: Context): string {
  if (actor.kind !== 'staff') throw new Refusal('access/not-allowed')
  return actor.personId
}
