import { listRecentOpen } from '../../../db/queries/feedback/alike-items.ts'
import { type Context, isoOf } from '../../context.ts'
import type { Clusters } from '../../contract/feedback/queue/clusters.ts'
import { DAY_MS } from '../../domain/local-time.ts'
import { clusterItems } from '../../domain/triage/cluster-items.ts'
import { commonWords } from '../../domain/text/trigrams.ts'
import { knownUnits } from '../../known-organisation.ts'
import { maySeeItem } from '../../permit.ts'
import { findItem } from '../find-in-scope.ts'
import { rowOf } from '../lists/describe-feedback.ts'
import { unitIdsIn } from '../lists/list-units.ts'
import { comparableRow } from './find-alike.ts'

const WITHIN_DAYS = 14
/** The newest: so many are grouped in a tenth of a second. */
const MOST_READ = 300
const MOST_CLUSTERS = 10
const MOST_ITEMS = 20
const MOST_WORDS = 6

/** Open items of the last days that may be one matter, as far as this coordinator may merge them. */
export async function listClusters(ctx: Context): Promise<Clusters> {
  const units = (await knownUnits(ctx)).all
  const since = isoOf(ctx.now() - WITHIN_DAYS * DAY_MS)
  const unitIds = unitIdsIn(units, ctx.actor, 'feedback/triage')
  const rows = await listRecentOpen(ctx.db, unitIds, since, MOST_READ)
  const found = clusterItems(
    rows.map((row) => ({ ...comparableRow(row), id: row.id, text: row.text })),
    WITHIN_DAYS,
  )
  const clusters = await Promise.all(
    found.slice(0, MOST_CLUSTERS).map(async (cluster) => {
      const items = await Promise.all(cluster.slice(0, MOST_ITEMS).map(({ id }) => findItem(ctx.db, id)))
      const [first, ...others] = cluster
      return {
        items: items.flatMap((item) => (item && maySeeItem(ctx.actor, item) ? [rowOf(item)] : [])),
        words: others.reduce(
          (words, { text }) => commonWords(words.join(' '), text, MOST_WORDS),
          commonWords(first.text, others[0]?.text ?? '', MOST_WORDS * 3),
        ),
      }
    }),
  )
  return {
    clusters: clusters.filter(({ items }) => items.length > 1),
    looked: rows.length,
    days: WITHIN_DAYS,
  }
}
