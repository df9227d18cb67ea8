import { endApiKey, insertApiKey, listApiKeys } from '../../db/queries/open311/api-keys.ts'
import { findUnitByCode } from '../../db/queries/units.ts'
import { type Context, isoOf } from '../context.ts'
import type { EventKind } from '../contract/events/event-kinds.ts'
import type { ApiKeyInput, ApiRight, ListedApiKey } from '../contract/open311/api-keys.ts'
import { describeHeardUnit } from '../describe-heard-unit.ts'
import { Refusal } from '../contract/refusals.ts'
import { recordWriting } from '../history/append.ts'
import { newToken, sha256 } from '../ids.ts'
import { demand } from '../permit.ts'

/** Makes a key for another system and returns it: this once, for only its hash is kept. Throws `unit/not-found`, `access/not-allowed`. */
export async function makeApiKey(ctx: Context, input: ApiKeyInput): Promise<{ id: string; key: string }> {
  demand(ctx.actor, 'organisation/manage')
  const [id, key] = [ctx.newId(), newToken()]
  const { kinds, unit: unitCode } = input.events
  await ctx.db.transaction().execute(async (tx) => {
    const unitId = unitCode === undefined ? null : (await findUnitByCode(tx, unitCode))?.id
    if (unitId === undefined) throw new Refusal('unit/not-found')
    await insertApiKey(tx, {
      id,
      name: input.name,
      hash: sha256(key),
      rights: JSON.stringify([...new Set(input.rights)]),
      event_kinds: kinds ? JSON.stringify([...new Set(kinds)]) : null,
      event_unit_id: unitId,
      per_minute: input.perMinute,
      per_day: input.perDay,
      made_at: isoOf(ctx.now()),
      ended_at: null,
    })
    await recordWriting(tx, ctx, 'api-key-made', [['api_key', id]])
  })
  return { id, key }
}

/** From now on the key opens nothing. Throws `open311/key-not-found`, also where it ended before, and `access/not-allowed`. */
export async function stopApiKey(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'organisation/manage')
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await endApiKey(tx, id, isoOf(ctx.now())))) throw new Refusal('open311/key-not-found')
    await recordWriting(tx, ctx, 'api-key-ended', [['api_key', id]])
  })
}

export async function describeApiKeys(ctx: Context): Promise<ListedApiKey[]> {
  demand(ctx.actor, 'organisation/manage')
  return Promise.all(
    (await listApiKeys(ctx.db)).map(async (row) => ({
      id: row.id,
      name: row.name,
      rights: JSON.parse(row.rights) as ApiRight[],
      eventKinds: row.event_kinds === null ? null : (JSON.parse(row.event_kinds) as EventKind[]),
      eventUnit: await describeHeardUnit(ctx, row.event_unit_id),
      perMinute: row.per_minute,
      perDay: row.per_day,
      madeAt: row.made_at,
      endedAt: row.ended_at,
      lastUsedAt: row.last_used_at,
    })),
  )
}
