import type { NamedUnit } from '../named-unit.ts'

/** A unit of which another system hears, with all below it; and those of which it hears too, since they took over from it. */
export interface HeardUnit extends NamedUnit {
  readonly followers: readonly (NamedUnit & {
    /** The local day from which on they are heard of. */
    readonly since: string
  })[]
}
