import { readSnapshot, type Tx } from '../../db/dialect.ts'
import { readPublicationRow, type ResultsEntry } from '../../db/queries/reports/results.ts'
import type { Service } from '../context.ts'
import type { ResultsDocument } from '../contract/results/published-results.ts'
import { Refusal } from '../contract/refusals.ts'
import { publicKeys } from './find-results.ts'
import { publishedOf } from './frozen-document.ts'

/** What a list of quarters says of one: its whole, without the parts. */
export interface ResultsSummary {
  readonly satisfaction: Pick<ResultsDocument['satisfaction'], 'n' | 'share' | 'interval' | 'comparison'>
  readonly timeliness: Pick<ResultsDocument['timeliness'], 'onTimeShare' | 'onTimeInterval' | 'judged'>
}

const KEPT = 64
/** By the publication's id: what is published never changes. */
const kept = new Map<string, ResultsSummary>()

/** By the publication's id; of a copy that is broken, or of a later version, there is none. */
export function summariesOf(
  service: Service,
  entries: readonly ResultsEntry[],
): Promise<ReadonlyMap<string, ResultsSummary>> {
  return readSnapshot(service.db, async (tx) => {
    const keys = await publicKeys(tx)
    const found = new Map<string, ResultsSummary>()
    for (const { id } of entries) {
      const summary = kept.get(id) ?? (await readSummary(tx, id, keys))
      if (!summary) continue
      found.set(id, summary)
      kept.set(id, summary)
    }
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest)
    return found
  })
}

async function readSummary(
  tx: Tx,
  id: string,
  keys: ReadonlyMap<string, string>,
): Promise<ResultsSummary | null> {
  try {
    const { satisfaction, timeliness } = publishedOf(await readPublicationRow(tx, id), keys).document
    const { n, share, interval, comparison } = satisfaction
    const { onTimeShare, onTimeInterval, judged } = timeliness
    return {
      satisfaction: { n, share, interval, comparison },
      timeliness: { onTimeShare, onTimeInterval, judged },
    }
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
