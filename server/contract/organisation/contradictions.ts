import type { Channel } from '../channel.ts'
import type { NamedUnit } from '../named-unit.ts'

/** `GET /api/routing-rules/contradictions`: where a channel named another unit than the rules would have, in the last days. */
export interface Contradictions {
  /** Items that came with a unit's name and that a rule would have caught as well. */
  readonly compared: number
  readonly days: number
  /** False where there were more than are looked at. */
  readonly isWhole: boolean
  /** The most first. */
  readonly ways: readonly {
    readonly channel: Channel
    /** As the channel wrote it, where it named no unit of the office. */
    readonly named: NamedUnit | string
    readonly rule: { readonly name: string; readonly unit: NamedUnit }
    readonly items: number
    /** Of these, answered in the end by the unit that was named, and by the one of the rules. */
    readonly endedAsNamed: number
    readonly endedAsRuled: number
    /** The newest few of those that whoever asks may see. */
    readonly examples: readonly {
      readonly id: string
      readonly trackingCode: string
      readonly title: string
    }[]
  }[]
}
