/** A piece of two texts: in both, only in the first, or only in the second. */
export interface TextPiece {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}
