import { purgeDeletedWords } from '../../db/dialect.ts'
import { listEndedWith } from '../../db/queries/feedback/held-data.ts'
import { deleteSenderViewsBefore } from '../../db/queries/history/audit.ts'
import { forgetRequestersSettledBefore } from '../../db/queries/office/data-requests.ts'
import { contextFor, isoOf, type Service } from '../context.ts'
import type { RetainedKind } from '../contract/personal-data/data-kinds.ts'
import { Refusal } from '../contract/refusals.ts'
import { DAY_MS, localDay } from '../domain/local-time.ts'
import { erasePart } from '../history/erase-parts.ts'
import { findSetting } from './find-settings.ts'

const BATCH = 200

/** How long a kind of data is kept by the rule that holds today, in days. */
export async function keptDays(service: Service, kind: RetainedKind): Promise<number> {
  return (await findSetting(service, 'retention', kind)).body.days
}

/** What the rules of keeping would erase of ended items today: how many have a sender, how many photos, past their time. */
export async function countPastTime(service: Service): Promise<{ contact: number; photos: number }> {
  const counts = { contact: 0, photos: 0 }
  for (const kind of ['contact', 'photos'] as const)
    await eachPastTime(service, kind, () => {
      counts[kind]++
      return Promise.resolve()
    })
  return counts
}

/** Erases senders and photos of ended items, and who asked in settled requests, once their time is over. */
export async function keepByRules(service: Service, mayGoOn: () => Promise<boolean>): Promise<void> {
  const ctx = contextFor(service, { kind: 'service' })
  let erased = 0
  for (const kind of ['contact', 'photos'] as const)
    await eachPastTime(
      service,
      kind,
      async (id, { version, days }) => {
        try {
          await erasePart(ctx, id, kind, `${kind}: ${days} days, version ${version}`)
          erased++
        } catch (error) {
          // Somebody has just written about the item: its time begins anew.
          if (!(error instanceof Refusal && error.code === 'feedback/changed-meanwhile')) throw error
        }
      },
      mayGoOn,
    )
  if (erased > 0) await purgeDeletedWords(service.db)
  const yesterday = localDay(service.now() - DAY_MS, service.organisation.zone)
  await deleteSenderViewsBefore(service.db, yesterday)
  const days = await keptDays(service, 'requests')
  await forgetRequestersSettledBefore(service.db, isoOf(service.now() - days * DAY_MS))
}

async function eachPastTime(
  service: Service,
  kind: 'contact' | 'photos',
  work: (id: string, rule: { readonly version: number; readonly days: number }) => Promise<void>,
  mayGoOn: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<void> {
  const { version, body } = await findSetting(service, 'retention', kind)
  const before = isoOf(service.now() - body.days * DAY_MS)
  const part = kind === 'contact' ? 'feedback_sender' : 'attachment'
  let after = ''
  while (await mayGoOn()) {
    const items = await listEndedWith(service.db, part, { before, after, limit: BATCH })
    for (const { id } of items) await work(id, { version, days: body.days })
    if (items.length < BATCH) return
    after = items.at(-1)?.id ?? ''
  }
}
