import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { KioskConfig } from '../../server/contract/kiosk.ts'
import type { Language } from '../../server/contract/language.ts'
import type { OutboxRow } from '../outbox/database.ts'
import { changeRating, keepDraft, type RatingChange, type Unkept } from '../outbox/rating-outbox.ts'
import type { Tablet } from '../tablet.ts'

/** How long a write may take before the citizen is told the truth. */
const WRITE_TIMEOUT_MS = 5_000

/**
 * One person's turn at the tablet, from the first tap until the screens are over. Each step is on the disk when its
 * promise says true. One write at a time: a second tap meanwhile is no step. `onFailure` hears of what could not be kept.
 */
export class Visit implements ReactiveController {
  /** The rating as it is kept; null before the first tap. */
  row: OutboxRow | null = null
  /** The one change of mind is used. */
  changed = false
  /** What is being written and not sent. */
  draft = ''
  private writing = false
  private drafting = false
  private readonly host: ReactiveControllerHost
  private readonly onFailure: (unkept: Unkept) => void

  constructor(host: ReactiveControllerHost, onFailure: (unkept: Unkept) => void) {
    this.host = host
    this.onFailure = onFailure
    host.addController(this)
  }

  hostConnected(): void {}

  /** The first tap, or another level instead of the first. */
  async rate(tablet: Tablet, config: KioskConfig, level: number, language: Language): Promise<boolean> {
    const isFirst = this.row === null
    if (!isFirst) return (this.changed = await this.change(tablet, { level }))
    const tap = tablet.newTap(config, { level, language })
    return this.write(() => tablet.keepTap(tap), tap)
  }

  /** Changes what was given; the screens are still open. */
  async change(tablet: Tablet, change: RatingChange): Promise<boolean> {
    const { row } = this
    if (!row) return false
    const changed = { ...row, rating: { ...row.rating, ...change } }
    return this.write(async () => {
      await changeRating(tablet.database, row.seq, change)
      return changed
    }, changed)
  }

  /** Goes on where a restart cut somebody off. */
  resume(row: OutboxRow, changed: boolean): void {
    this.row = row
    this.changed = changed
    this.draft = row.draft?.text ?? ''
  }

  /** Keeps unsent words: the latest ones, when they come faster than the disk. What fails is only lost at a restart. */
  async keepDraft(tablet: Tablet, text: string): Promise<void> {
    this.draft = text
    if (this.drafting) return
    this.drafting = true
    try {
      for (let kept: string | null = null; this.row && kept !== this.draft;) {
        kept = this.draft
        await keepDraft(tablet.database, this.row.seq, { text: kept, at: new Date().toISOString() })
      }
    } catch {
      // They are still on the screen.
    } finally {
      this.drafting = false
    }
  }

  /** The screens are over. The rating is kept already; should this write fail, the tablet sends it when it is quiet. */
  async finish(tablet: Tablet): Promise<void> {
    if (this.row) await tablet.finish(this.row).catch(() => undefined)
  }

  /** The next person begins. */
  clear(): void {
    this.row = null
    this.changed = false
    this.draft = ''
    this.host.requestUpdate()
  }

  private async write(work: () => Promise<OutboxRow>, unkept: Unkept): Promise<boolean> {
    if (this.writing) return false
    this.writing = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the write took too long')), WRITE_TIMEOUT_MS)
    })
    try {
      this.row = await Promise.race([work(), tooLate])
      this.host.requestUpdate()
      return true
    } catch {
      this.onFailure(unkept)
      return false
    } finally {
      clearTimeout(timer)
      this.writing = false
    }
  }
}
