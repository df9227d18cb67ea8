interface Use {
  /** A local day. */
  readonly from_day: string
  readonly unit_id: string | null
  readonly desk_id: string | null
}

/** Where something is asked: the path of its unit, and its desk. */
export interface AskingPlace {
  readonly path: string
  readonly desk_id: string | null
}

/** What holds at a place today: of the uses that cover it, the one that began last. `uses` stand in that order. */
export function useAt<U extends Use>(uses: readonly U[], place: AskingPlace, today: string): U | undefined {
  return uses.findLast(
    ({ from_day, unit_id, desk_id }) =>
      from_day <= today &&
      (desk_id === null ? place.path.includes(`/${unit_id ?? ''}/`) : desk_id === place.desk_id),
  )
}
