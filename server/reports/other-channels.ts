import type { LevelCount } from '../../db/queries/report-counts.ts'
import type { ScaleSize } from '../contract/level.ts'
import { OTHER_CHANNELS, type OtherChannel } from '../contract/rating-channel.ts'
import type { OtherChannels, SatisfactionCell } from '../contract/report.ts'
import { satisfactionOf } from '../domain/satisfaction.ts'
import { suppress } from '../domain/suppression.ts'

/**
 * What was given by phone, on paper and through staff, beside what was tapped on tablets. Both cells are already cut to
 * what may be shown; both together are shown where both are, so that neither can be had by subtraction. `counts` are the
 * ratings of the other channels, `tabletCount` how many the tablets' really are.
 */
export function describeOthers(
  { tablets, others }: { readonly tablets: SatisfactionCell; readonly others: SatisfactionCell },
  { counts, tabletCount }: { readonly counts: readonly LevelCount[]; readonly tabletCount: number },
  scaleSize: ScaleSize,
): OtherChannels {
  return {
    ...others,
    counts: others.shown === 'hidden' ? null : countByChannel(counts),
    withTablets:
      counts.length === 0 ? tablets : tabletCount === 0 ? others : addCells(tablets, others, scaleSize),
  }
}

function countByChannel(counts: readonly LevelCount[]): Record<OtherChannel, number> {
  const sumOf = (wanted: OtherChannel) =>
    counts.filter(({ channel }) => channel === wanted).reduce((sum, { n }) => sum + n, 0)
  return Object.fromEntries(OTHER_CHANNELS.map((channel) => [channel, sumOf(channel)])) as Record<
    OtherChannel,
    number
  >
}

function addCells(a: SatisfactionCell, b: SatisfactionCell, scaleSize: ScaleSize): SatisfactionCell {
  const sum = Array.from(
    { length: scaleSize },
    (_, index) => (a.distribution?.[index] ?? 0) + (b.distribution?.[index] ?? 0),
  )
  const isHidden = a.distribution === null || b.distribution === null
  return isHidden
    ? suppress(satisfactionOf(sum, scaleSize), 'hidden')
    : suppress(satisfactionOf(sum, scaleSize))
}
