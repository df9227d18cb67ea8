import type { Language } from '../contract/language.ts'
import type { MessageChannelName, MessageKind, Placeholder } from '../contract/messages/message-kinds.ts'
import type { WrittenMessage } from '../contract/messages/messages.ts'

export type MessageValues = Readonly<Partial<Record<Placeholder, string | null>>>

/** One message to one contact. */
interface Outgoing {
  /** The same for every try: a provider or mailbox that knows it shows a message that came twice only once. */
  readonly id: string
  /** An e-mail address, or a telephone number as it is kept. */
  readonly to: string
  readonly kind: MessageKind
  readonly language: Language
  readonly message: WrittenMessage
  /** For providers that fill in templates of their own. */
  readonly values: MessageValues
}

/** What the provider made of it. Anything thrown is no answer, and tried again. */
export type Handed =
  | { readonly kind: 'accepted' }
  /** Never to this contact, in the provider's words. */
  | { readonly kind: 'refused'; readonly said: string }
  /** Not now. */
  | { readonly kind: 'later'; readonly afterMs: number }

/** One way to a citizen: a real provider, or the one that only plays. */
export interface MessageChannel {
  readonly name: MessageChannelName
  /** Which contact it needs. */
  readonly contact: 'email' | 'phone'
  /** Has it what it needs for this kind? */
  carries(kind: MessageKind, language: Language): boolean
  send(outgoing: Outgoing): Promise<Handed>
}
