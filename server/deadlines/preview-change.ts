import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Service } from '../context.ts'
import type { ChangePreview, MovedItem } from '../contract/deadlines/calendar-change.ts'
import { judgeNext } from './recompute-batch.ts'
import type { ChangedRules } from './recompute-item.ts'

const PAGE_ITEMS = 200
/** A preview looks at no more open items than this: the answer should come while the person still waits for it. */
const MAX_EXAMINED = 20_000
const SHOWN_ITEMS = 50

/** What a change would do to the open items, were it made now; nothing is written. `mayShow` says which may be named. */
export async function previewChange(
  { db }: Service,
  rules: ChangedRules,
  mayShow: (leadPath: string) => boolean,
): Promise<ChangePreview> {
  const counts = { examined: 0, later: 0, earlier: 0, breached: 0 }
  const items: MovedItem[] = []
  let after = ''
  for (;;) {
    const page = await judgeNext(db, after, PAGE_ITEMS, rules)
    for (const { item, recomputed } of page) {
      counts.examined += 1
      if (recomputed.kept === 'breached') counts.breached += 1
      if (recomputed.kept !== null) continue
      const { oldDueAt, newDueAt } = recomputed
      counts[newDueAt > oldDueAt ? 'later' : 'earlier'] += 1
      if (items.length >= SHOWN_ITEMS || item.restricted === 1 || !mayShow(item.lead_path)) continue
      items.push({ id: item.id, trackingCode: item.tracking_code, title: item.title, oldDueAt, newDueAt })
    }
    after = page.at(-1)?.item.id ?? after
    const isEnd = page.length < PAGE_ITEMS
    if (isEnd || counts.examined >= MAX_EXAMINED) return { ...counts, items, complete: isEnd }
    await nextTurn()
  }
}
