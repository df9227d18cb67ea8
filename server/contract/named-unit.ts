/** A unit as people are told of it, in the language they read; where it has no English name, that is the Vietnamese one. */
export interface NamedUnit {
  readonly code: string
  readonly name: string
  readonly nameEn: string
}
