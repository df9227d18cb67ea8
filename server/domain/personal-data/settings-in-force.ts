/** A version of something the office says, from a day on. */
interface Dated {
  readonly kind: string
  readonly about: string
  readonly version: number
  readonly fromDay: string
}

/** The version that holds on a day: of those whose day has come the one that came last. */
export function settingOn<S extends Dated>(
  settings: readonly S[],
  { kind, about, day }: { readonly kind: string; readonly about: string; readonly day: string },
): S | undefined {
  return settings
    .filter((each) => each.kind === kind && each.about === about && each.fromDay <= day)
    .sort((a, b) => b.fromDay.localeCompare(a.fromDay) || b.version - a.version)[0]
}
