import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { DraftKind, ItemDraft } from '../../../server/contract/feedback/composer/drafts.ts'
import { ApiError, api } from '../../api.ts'
import { keepDraft, readDraft, readKept, rememberKept } from './drafts.ts'

/** So long after the last key a text is sent to the service. */
const AFTER_MS = 1_200

/** Two texts of one draft: this device's, and the other one, null where it was sent or discarded elsewhere. */
interface DraftConflict {
  readonly kind: DraftKind
  readonly other: ItemDraft | null
}

/**
 * Keeps the drafts of an item, or of a contribution to it, with the service too, so that they are there on another device. What is kept on this device
 * stays the one that is written to: without the service nothing is missing here.
 */
export class DraftSync implements ReactiveController {
  /** Nothing is sent while it stands. */
  conflict: DraftConflict | undefined
  /** When another device kept the text that is shown, ISO. */
  fromElsewhere: { readonly kind: DraftKind; readonly savedAt: string } | undefined
  private personId = ''
  private itemId = ''
  /** By what this device knows its texts: the item, or what of it they are about. */
  private place = ''
  private about = ''
  private readonly waiting = new Map<DraftKind, ReturnType<typeof setTimeout>>()
  private sending: Promise<void> = Promise.resolve()

  constructor(
    private readonly host: ReactiveControllerHost,
    /** This device's text became another one. */
    private readonly changed: (kind: DraftKind) => void,
    private readonly kinds: readonly DraftKind[],
  ) {
    host.addController(this)
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.onLeave)
    window.addEventListener('online', this.onOnline)
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.onLeave)
    window.removeEventListener('online', this.onOnline)
    this.onLeave()
  }

  private readonly onLeave = (): void => {
    for (const kind of [...this.waiting.keys()]) void this.saveNow(kind)
  }

  private readonly onOnline = (): void => void this.look()

  /** Another item is on the screen: what was not sent of the one before is sent now. */
  open(personId: string, itemId: string, about = ''): void {
    this.onLeave()
    this.personId = personId
    this.itemId = itemId
    this.about = about
    this.place = about === '' ? itemId : about
    this.conflict = undefined
    this.fromElsewhere = undefined
    if (personId !== '') void this.look()
  }

  /** Does the service have exactly this text? */
  isKept(kind: DraftKind, text: string): boolean {
    return readKept(this.personId, this.place, kind)?.text === text
  }

  /** After each key. */
  typed(kind: DraftKind): void {
    this.fromElsewhere = undefined
    clearTimeout(this.waiting.get(kind))
    this.waiting.set(
      kind,
      setTimeout(() => void this.saveNow(kind), AFTER_MS),
    )
  }

  /** Before a text leaves for good: no draft may arrive after it. */
  async settle(kind: DraftKind): Promise<void> {
    clearTimeout(this.waiting.get(kind))
    this.waiting.delete(kind)
    await this.sending
  }

  /** The service has forgotten the draft of what was sent. */
  sent(kind: DraftKind): void {
    rememberKept(this.personId, this.place, kind, undefined)
    this.conflict = undefined
    this.fromElsewhere = undefined
  }

  /** The other device's text counts, or that there is none any more. */
  takeOther(): void {
    if (!this.conflict) return
    const { kind, other } = this.conflict
    this.conflict = undefined
    this.take(kind, other)
    this.host.requestUpdate()
  }

  /** This device's text counts. */
  keepThis(): void {
    if (!this.conflict) return
    const { kind, other } = this.conflict
    this.conflict = undefined
    rememberKept(this.personId, this.place, kind, other ?? undefined)
    void this.saveNow(kind)
    this.host.requestUpdate()
  }

  private async look(): Promise<void> {
    const { itemId, place, about } = this
    const found = await api.drafts(itemId).catch(() => undefined)
    if (!found || place !== this.place) return
    for (const kind of this.kinds)
      this.compare(
        kind,
        found.drafts.find((draft) => draft.kind === kind && draft.about === about),
      )
    this.host.requestUpdate()
  }

  private compare(kind: DraftKind, other: ItemDraft | undefined): void {
    const here = readDraft(this.personId, this.place, kind)
    const kept = readKept(this.personId, this.place, kind)
    const isSent = here === (kept?.text ?? '')
    if (other?.version === kept?.version) {
      if (!isSent) void this.saveNow(kind)
    } else if (other?.text === here) rememberKept(this.personId, this.place, kind, other)
    else if (isSent || here === '') {
      this.take(kind, other ?? null)
      if (other) this.fromElsewhere = { kind, savedAt: other.savedAt }
    } else {
      void import('./draft-conflict.ts')
      this.conflict = { kind, other: other ?? null }
    }
  }

  private take(kind: DraftKind, other: ItemDraft | null): void {
    keepDraft(this.personId, this.place, kind, other?.text ?? '')
    rememberKept(this.personId, this.place, kind, other ?? undefined)
    this.changed(kind)
  }

  /** One after the other: each names the version that the one before was given. */
  private saveNow(kind: DraftKind): Promise<void> {
    clearTimeout(this.waiting.get(kind))
    this.waiting.delete(kind)
    const { personId, itemId, place, about } = this
    this.sending = this.sending.then(() => this.save(kind, personId, { itemId, place, about }))
    return this.sending
  }

  private async save(
    kind: DraftKind,
    personId: string,
    { itemId, place, about }: { readonly itemId: string; readonly place: string; readonly about: string },
  ): Promise<void> {
    if (personId === '' || this.conflict) return
    const text = readDraft(personId, place, kind)
    const kept = readKept(personId, place, kind)
    if (text === (kept?.text ?? '')) return
    try {
      const named = about === '' ? {} : { about }
      const { draft } = await api.keepDraft(itemId, { kind, ...named, text, version: kept?.version ?? null })
      rememberKept(personId, place, kind, draft ? { version: draft.version, text } : undefined)
      this.host.requestUpdate()
    } catch (error) {
      // Whatever else went wrong: the text lies on this device, and the next key tries again.
      const isStale = error instanceof ApiError && error.code === 'draft/changed-elsewhere'
      if (isStale && place === this.place) await this.look()
    }
  }
}
