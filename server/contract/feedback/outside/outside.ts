import { z } from 'zod'
import { Email, text } from '../../fields.ts'

/** What an administrator keeps of a body without an account. */
export const OutsideBodyInput = z.strictObject({
  name: text(200),
  nameEn: text(200, 0).optional(),
  email: Email,
  /** May it be asked? What it was asked before stays. */
  open: z.boolean(),
})
export type OutsideBodyInput = z.infer<typeof OutsideBodyInput>

/** For administrators alone: others never see the address. */
export interface OutsideBody extends Required<OutsideBodyInput> {
  readonly id: string
}

interface NamedBody {
  readonly name: string
  readonly nameEn: string
}

/** What a request may begin with: the citizen's words with personal data masked, and whom to ask. */
export interface OutsideDraft {
  readonly words: string
  readonly bodies: readonly (NamedBody & { readonly id: string })[]
}

/** What a body was asked about an item. */
export interface OutsideRequest {
  readonly id: string
  readonly body: NamedBody
  /** `open` until it is answered, withdrawn, or its time is over. */
  readonly state: 'open' | 'given' | 'lapsed' | 'withdrawn'
  /** Null where it was erased. */
  readonly request: string | null
  /** What it read of the citizen's words. */
  readonly words: string | null
  /** How many of the citizen's photos it saw. */
  readonly photosShown: number
  readonly askedAt: string
  readonly askedBy: string | null
  readonly until: string
  readonly givenAt: string | null
  readonly text: string | null
  readonly photos: readonly { readonly id: string; readonly width: number; readonly height: number }[]
  /** Back to the officer by it; false where somebody had moved the item on before; null while nothing came. */
  readonly moved: boolean | null
  /** May this person withdraw it now? */
  readonly mayWithdraw: boolean
}
