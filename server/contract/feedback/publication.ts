import type { TextPiece } from './text-piece.ts'
import type { MaskMark, MaskReason, MaskSpan, PublicPart } from './mask-reasons.ts'

/**
 * How an answer stands on its way to the public: proposed, published, returned to whoever proposed it, taken down, or hidden
 * because a reader saw somebody's data in it.
 */
export type PublicationState = 'proposed' | 'published' | 'returned' | 'withdrawn' | 'reported'

/** Whether the citizen agreed that it is published. */
export type PublishingConsent = 'given' | 'withdrawn' | 'none'

/** What stands in the way of publishing, before anything is proposed. */
export type PublicationBar = 'not-answered' | 'complaint' | 'no-consent' | 'consent-withdrawn' | 'erased'

interface Publication {
  readonly state: PublicationState
  readonly number: number | null
  /** As the public reads them; null where they were erased. */
  readonly texts: Readonly<Record<PublicPart, string | null>>
  /** Over the original texts. */
  readonly marks: readonly MaskMark[]
  readonly photos: readonly string[]
  /** What became of each part that is shown in other words than it was written in; null where it is not. */
  readonly changes: Readonly<Record<PublicPart, readonly TextPiece[] | null>>
  readonly by: string | null
  readonly at: string
}

/** What the item's page needs to publish its answer. */
export interface Publishing {
  readonly consent: PublishingConsent
  /** Null where it may be proposed. */
  readonly bar: PublicationBar | null
  /** The words of citizen and unit, over which marks are counted; null where there are none. */
  readonly originals: Readonly<Record<PublicPart, string>> | null
  /** What the service found in them. */
  readonly found: Readonly<Record<PublicPart, readonly MaskSpan[]>>
  readonly publication: Publication | null
}

/** How often each reason stands in what was published. */
export type MaskCounts = Readonly<Partial<Record<MaskReason, number>>>
