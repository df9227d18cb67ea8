import { z } from 'zod'
import {
  type ConflictScope,
  countOpenConflicts,
  listOpenConflicts,
  type OpenConflict,
  settleConflict,
} from '../../../db/queries/feedback/conflicts.ts'
import { type Actor, type Context, isoOf } from '../../context.ts'
import type { Conflict, ConflictField, ConflictList } from '../../contract/feedback/conflicts.ts'
import { Id } from '../../contract/fields.ts'
import { Refusal } from '../../contract/refusals.ts'
import { scopeOf } from '../../permit.ts'

const LISTED = 100

/** What came again with other content and waits for this coordinator to look at it. */
export async function listConflicts({ db, actor }: Context): Promise<ConflictList> {
  const scope = conflictScopeOf(actor)
  const [rows, total] = await Promise.all([
    listOpenConflicts(db, scope, LISTED),
    countOpenConflicts(db, scope),
  ])
  return { items: rows.map(conflictOf), total }
}

/** A person has looked at it and done what was to be done. Throws `conflict/not-found`. */
export async function settleOneConflict(ctx: Context, id: string): Promise<void> {
  const { db, actor } = ctx
  const isSettled =
    Id.safeParse(id).success &&
    (await settleConflict(db, conflictScopeOf(actor), {
      id,
      at: isoOf(ctx.now()),
      by: actor.kind === 'staff' ? actor.personId : null,
    }))
  if (!isSettled) throw new Refusal('conflict/not-found')
}

function conflictScopeOf(actor: Actor): ConflictScope {
  return { paths: scopeOf(actor, 'feedback/triage'), heldPaths: scopeOf(actor, 'restricted/handle') }
}

const Place = z.object({
  wardCode: z.string().optional(),
  address: z.string().optional(),
  lat: z.number().optional(),
  lng: z.number().optional(),
})
const Person = z.object({
  name: z.string().nullish(),
  phone: z.string().nullish(),
  email: z.string().nullish(),
  note: z.string().nullish(),
})

/** What `keepConflict` wrote down. */
const Content = z.object({
  receivedAt: z.string(),
  title: z.string(),
  text: z.string(),
  category: z.string().nullable(),
  kind: z.string(),
  place: z.string().nullable(),
  sender: Person.nullable(),
})

type Told = Readonly<Record<ConflictField, string | null>>

function conflictOf(row: OpenConflict): Conflict {
  const came = toldIn(Content.parse(JSON.parse(row.content)))
  const kept = toldIn({ ...row, receivedAt: row.item_received_at, sender: row })
  return {
    id: row.id,
    feedback: { id: row.feedback_id, trackingCode: row.tracking_code, title: row.title },
    channel: row.channel,
    externalRef: row.external_ref,
    receivedAt: row.received_at,
    differs: (Object.keys(came) as ConflictField[])
      .filter((field) => came[field] !== kept[field])
      .map((field) => ({ field, kept: kept[field], came: came[field] })),
  }
}

function toldIn({ sender, place, ...content }: z.infer<typeof Content>): Told {
  const { receivedAt, title, text, category, kind } = content
  return { receivedAt, title, text, category, kind, place: placeText(place), sender: personText(sender) }
}

function placeText(place: string | null): string | null {
  if (place === null) return null
  const { address, wardCode, lat, lng } = Place.parse(JSON.parse(place))
  return listed([address, wardCode, lat === undefined ? undefined : `${lat}, ${lng ?? ''}`])
}

function personText(person: z.infer<typeof Person> | null): string | null {
  return person && listed([person.name, person.phone, person.email, person.note])
}

function listed(parts: readonly (string | null | undefined)[]): string | null {
  const given = parts.filter((part) => part)
  return given.length > 0 ? given.join(' · ') : null
}
