interface Succession {
  readonly old_unit_id: string
  readonly new_unit_id: string
  /** A local day. */
  readonly on_day: string
}

interface Successor {
  readonly unitId: string
  /** Since this local day; null for the unit itself. */
  readonly onDay: string | null
}

/**
 * A unit and whoever took over from it, or from who did, each once: from the first day on which all before it had handed over. A unit
 * that was merged back is itself again.
 */
export function withSuccessors(unitId: string, successions: readonly Succession[]): Successor[] {
  const found: Successor[] = [{ unitId, onDay: null }]
  for (const { unitId: old, onDay } of found) {
    const days = successions.filter(({ old_unit_id }) => old_unit_id === old)
    for (const { new_unit_id, on_day } of days.toSorted((a, b) => (a.on_day < b.on_day ? -1 : 1))) {
      if (found.some((each) => each.unitId === new_unit_id)) continue
      found.push({ unitId: new_unit_id, onDay: onDay !== null && onDay > on_day ? onDay : on_day })
    }
  }
  return found
}
