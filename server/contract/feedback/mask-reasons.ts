/** Why a piece of a text is masked before people outside read it. `other` is a person's own judgement. */
export const MASK_REASONS = [
  'phone',
  'email',
  'identity',
  'bank-account',
  'plate',
  'name',
  'address',
  'other',
] as const
export type MaskReason = (typeof MASK_REASONS)[number]

/** A piece of a text, in UTF-16 units from `from` up to `to`. */
export interface MaskSpan {
  readonly from: number
  readonly to: number
  readonly reason: MaskReason
}

/** The two texts of a published answer. */
export const PUBLIC_PARTS = ['question', 'answer'] as const
export type PublicPart = (typeof PUBLIC_PARTS)[number]

export interface MaskMark extends MaskSpan {
  readonly part: PublicPart
}
