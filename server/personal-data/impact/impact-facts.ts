import { countReceivedByDay } from '../../../db/queries/item-tallies.ts'
import { listOpenRequests } from '../../../db/queries/office/data-requests.ts'
import { listApiKeys } from '../../../db/queries/open311/api-keys.ts'
import { listPeople } from '../../../db/queries/people.ts'
import { type Context, isoOf } from '../../context.ts'
import type { Words } from '../../contract/language.ts'
import type { ListedSetting } from '../../contract/personal-data/privacy-settings.ts'
import { addDays, localDay } from '../../domain/local-time.ts'
import { knownFactorRule, knownNames, knownUnits } from '../../known-organisation.ts'
import { listSettings } from '../find-settings.ts'

/** What the service knows of how it processes personal data. */
export interface ImpactFacts {
  readonly office: Words
  readonly today: string
  readonly at: string
  readonly publicUrl: string | null
  readonly settings: readonly ListedSetting[]
  readonly receivedInYear: number
  readonly staff: number
  readonly openRequests: number
  readonly lateRequests: number
  readonly is: Readonly<
    Record<
      | 'line1022'
      | 'reply1022'
      | 'mail'
      | 'messages'
      | 'signOn'
      | 'tiles'
      | 'factors'
      | 'https'
      | 'backups'
      | 'encrypted',
      boolean
    >
  >
  readonly systems: readonly string[]
}

export async function findImpactFacts(ctx: Context): Promise<ImpactFacts> {
  const { db, config } = ctx
  const at = isoOf(ctx.now())
  const today = localDay(ctx.now(), ctx.organisation.zone)
  const span = { fromDay: addDays(today, -365), toDay: addDays(today, 1) }
  const requests = await listOpenRequests(db)
  const units = await knownUnits(ctx)
  const byDay = await countReceivedByDay(
    db,
    span,
    units.all.map(({ id }) => id),
  )
  return {
    office: await knownNames(ctx),
    today,
    at,
    publicUrl: config.publicUrl,
    settings: (await listSettings(ctx)).settings.filter(({ inForce }) => inForce),
    receivedInYear: [...byDay.values()].reduce((sum, n) => sum + n, 0),
    staff: new Set(
      (await listPeople(db, today)).flatMap(({ username, active }) => (active === 1 ? [username] : [])),
    ).size,
    openRequests: requests.length,
    lateRequests: requests.filter(({ due_at }) => due_at < at).length,
    is: {
      line1022: config.channel1022Secrets.length > 0,
      reply1022: config.channel1022Reply !== null,
      mail: config.mail !== null,
      messages: config.messagesFile !== null,
      signOn: config.signOnFile !== null,
      tiles: config.mapTiles !== null,
      factors: (await knownFactorRule(ctx)) !== undefined,
      https: config.publicUrl?.startsWith('https://') ?? false,
      backups: config.backup.folder !== null,
      encrypted: config.backup.recipient !== null,
    },
    systems: (await listApiKeys(db)).flatMap(({ name, ended_at }) => (ended_at === null ? [name] : [])),
  }
}
