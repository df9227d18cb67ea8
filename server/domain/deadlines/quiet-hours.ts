import { addDays, instantAt, localDay } from '../local-time.ts'

/** Null where a message may leave now; else when the quiet hours end (epoch ms). They may span midnight; both ends alike: never quiet. */
export function quietUntil(
  nowMs: number,
  { from, to }: { readonly from: string; readonly to: string },
  zone: string,
): number | null {
  if (from === to) return null
  const today = localDay(nowMs, zone)
  for (const day of [addDays(today, -1), today]) {
    const begins = instantAt(day, from, zone)
    const ends = instantAt(from < to ? day : addDays(day, 1), to, zone)
    if (begins <= nowMs && nowMs < ends) return ends
  }
  return null
}
