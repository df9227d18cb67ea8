/** Local days `YYYY-MM-DD`, both included. */
export interface DayRange {
  readonly fromDay: string
  readonly toDay: string
}

/** So many ratings make a crowd: what one of them wrote cannot be tied to whoever was at the desk. */
const LEAST_RATINGS = 10

/**
 * Cuts a month into spans of days with at least ten ratings of a unit each, so that what is written in one cannot be tied
 * to a moment. `counts` is in order of days; days from `today` on are not over and stay out. The last days of a month
 * join the span before them; while the month goes on, they wait. A month of fewer than ten ratings is one span.
 */
export function cutIntoSpans(
  counts: readonly { readonly day: string; readonly n: number }[],
  { lastDay, today }: { readonly lastDay: string; readonly today: string },
): DayRange[] {
  const spans: DayRange[] = []
  let fromDay: string | null = null
  let toDay = ''
  let n = 0
  for (const count of counts) {
    if (count.day >= today) break
    fromDay ??= count.day
    toDay = count.day
    n += count.n
    if (n < LEAST_RATINGS) continue
    spans.push({ fromDay, toDay })
    fromDay = null
    n = 0
  }
  const isMonthOver = lastDay < today
  if (fromDay !== null && isMonthOver) spans.push({ fromDay: spans.pop()?.fromDay ?? fromDay, toDay })
  return spans
}
