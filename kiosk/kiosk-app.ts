import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { AnswerPromise, KioskConfig } from '../server/contract/kiosk.ts'
import type { Words } from '../server/contract/language.ts'
import type { Question } from '../server/contract/questionnaire.ts'
import { baseStyles } from '../web/ui/base-styles.ts'
import type { EventOn } from '../web/ui/emit.ts'
import { LanguageController, setLanguage } from '../web/ui/localize.ts'
import { appStyles } from './screens/app-styles.ts'
import { applyUpdate, checkForUpdate } from './device/app-update.ts'
import { keepCalibration } from './device/calibration.ts'
import { tidyComment } from './visit/comment-text.ts'
import type { OutboxRow } from './outbox/database.ts'
import type { Health } from './device/health.ts'
import { newFollowUpCode } from './outbox/ids.ts'
import { IdleTimer } from './visit/idle-timer.ts'
import { SCREEN_RULES, THANKS_WITH_CODE_MS, isForCitizens, nextScreen, type Screen } from './visit/journey.ts'
import { nextQuestion } from './visit/next-question.ts'
import { isReloadDue } from './device/nightly-reload.ts'
import { explainPairing } from './pairing/pairing-problems.ts'
import { promiseWords } from './visit/promise-words.ts'
import type { RatingChange, Unkept } from './outbox/rating-outbox.ts'
import './screens/kiosk-controls.ts'
import './screens/kiosk-place.ts'
import './screens/kiosk-told.ts'
import './screens/more-time-dialog.ts'
import { type Pairing, type ScreenActs, type Shown, renderScreen } from './screens/render-screen.ts'
import './screens/staff-glyph.ts'
import { readLastConfig, takeInterrupted, tryOnFreshPage, type Interrupted } from './visit/second-try.ts'
import { resetVolume, stopReading } from './device/speech.ts'
import { startTablet, type Tablet } from './tablet.ts'
import { TouchRules } from './device/touch-rules.ts'
import { Visit } from './visit/visit.ts'

const RETRY_STORAGE_MS = 20_000
const HOUSEKEEPING_MS = 30_000
const DEFAULT_ZONE = 'Asia/Ho_Chi_Minh'
/** Nobody is at the tablet: it may reload. */
const QUIET_MS = 60_000

/** Decides which screen is shown; what a citizen gave is on the disk before the next screen says so. */
@customElement('kiosk-app')
export class KioskApp extends LitElement {
  @state() declare private screen: Screen
  @state() declare private config: KioskConfig | null
  @state() declare private large: boolean
  @state() declare private guarded: boolean
  @state() declare private askingForTime: boolean
  @state() declare private pairing: Pairing
  @state() declare private spokenLevel: number | null
  @state() declare private question: Question | null
  @state() declare private health: Health | null
  @state() declare private answerPromise: AnswerPromise | null
  @query('.frame') declare private frame: HTMLElement

  private tablet: Tablet | undefined
  private newConfig: KioskConfig | null = null
  private helpFrom: Screen = 'rate'
  private reloadAsked = false
  /** How often the first screen was begun anew: each time with another entry at its edge. */
  private visits = 0
  private readonly startedAt = new Date()
  private guardTimer: ReturnType<typeof setTimeout> | undefined
  private housekeeping: ReturnType<typeof setInterval> | undefined
  private readonly touch = new TouchRules(this)
  private readonly idle = new IdleTimer(this, () => this.endByItself())
  private readonly local = new LanguageController(this)
  private readonly visit = new Visit(this, (unkept) => this.tryAgain(unkept))
  private readonly acts: ScreenActs = {
    pair: (code) => void this.pair(code),
    rate: (level) => void this.rate(level),
    change: (change) => void this.change(change),
    answerFurther: (chosen) => void this.answerFurther(chosen),
    stopQuestions: () => void this.leaveQuestions(),
    keepDraft: (text) => void (this.tablet && this.visit.keepDraft(this.tablet, text)),
    comment: (text) => void this.comment(text),
    answer: (wanted) => void this.answer(wanted),
    show: (screen) => this.show(screen),
    closeHelp: () => this.show(this.helpFrom),
    goOn: () => void this.goOn(),
    goHome: () => this.goHome(),
  }

  static override styles = [baseStyles, appStyles]

  constructor() {
    super()
    this.screen = 'starting'
    this.config = null
    this.large = false
    this.guarded = false
    this.askingForTime = false
    this.pairing = { busy: false, problem: null }
    this.spokenLevel = null
    this.question = null
    this.health = null
    this.answerPromise = null
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.housekeeping = setInterval(() => this.tidyWhenQuiet(), HOUSEKEEPING_MS)
    if (!this.tablet) void this.start()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearInterval(this.housekeeping)
    clearTimeout(this.guardTimer)
  }

  private async start(): Promise<void> {
    const interrupted = takeInterrupted()
    try {
      const { tablet, config, resumed, isLost } = await startTablet(
        {
          onConfig: (config) => (this.newConfig = config),
          onHealth: (health) => (this.health = health),
          onPromise: (promise) => (this.answerPromise = promise),
          onReloadAsked: () => (this.reloadAsked = true),
          lastTouchAt: () => this.idle.lastTouchAt,
        },
        interrupted?.unkept ?? null,
      )
      this.tablet = tablet
      await keepCalibration(tablet.database)
      this.config = config
      if (!config) return this.show('pairing')
      if (isLost) return this.stopService()
      this.goHome()
      if (resumed) await this.resume(resumed, interrupted)
    } catch {
      this.config = readLastConfig()
      this.stopService()
    }
  }

  /** Shows a screen: for a moment it takes no input, then it waits for a person, then it ends by itself. */
  private show(screen: Screen): void {
    this.screen = screen
    this.askingForTime = false
    this.touch.release()
    const { guardMs, idleMs } = SCREEN_RULES[screen]
    const hasCode = screen === 'thanks' && this.visit.row?.rating.followUpCode !== undefined
    this.idle.wait(hasCode ? THANKS_WITH_CODE_MS : idleMs)
    clearTimeout(this.guardTimer)
    this.guarded = guardMs > 0
    this.guardTimer = setTimeout(() => (this.guarded = false), guardMs)
  }

  /** The next person finds the first screen, in the first language, at normal size, without sound. */
  private goHome(): void {
    this.visit.clear()
    this.question = null
    this.large = false
    this.stopReadingAloud()
    resetVolume()
    this.config = this.newConfig ?? this.config
    this.newConfig = null
    this.visits += 1
    setLanguage(this.config?.languages[0] ?? 'vi')
    this.show(this.config ? 'rate' : 'pairing')
  }

  private async resume(row: OutboxRow, interrupted: Interrupted | null): Promise<void> {
    this.visit.resume(row, interrupted?.changed ?? true)
    setLanguage(row.rating.language ?? 'vi')
    if (!interrupted) return this.show('comment')
    this.large = interrupted.large
    this.screen = interrupted.screen
    // Reasons are kept one by one; every other screen is over with what was kept.
    if (this.screen === 'reasons') this.show('reasons')
    else await this.goOn()
  }

  private openSetUp(): void {
    if (this.tablet && !this.visit.row && this.screen !== 'starting') this.show('set-up')
  }

  private endByItself(): void {
    // What the next person would find is there already: to show it again would keep it from input for a moment.
    if (this.screen === 'rate' && !this.visit.row && this.isAsEverybodyFindsIt()) this.settle()
    else if (this.screen === 'thanks' || this.screen === 'set-up') this.goHome()
    else if (this.screen === 'help' && this.visit.draft !== '') this.show(this.helpFrom)
    else if (this.wouldLose() && !this.askingForTime) {
      this.askingForTime = true
      this.idle.wait(null)
    } else if (this.visit.row) void this.finish()
    else if (this.config || this.screen === 'help') this.goHome()
  }

  private settle(): void {
    this.stopReadingAloud()
    resetVolume()
    this.idle.wait(SCREEN_RULES.rate.idleMs)
  }

  private isAsEverybodyFindsIt(): boolean {
    return !this.large && this.local.language === (this.config?.languages[0] ?? 'vi')
  }

  /** Somebody may still be choosing reasons or writing: going on by itself would take that from them. */
  private wouldLose(): boolean {
    const { row, draft } = this.visit
    if (this.screen === 'comment') return draft !== ''
    if (this.screen === 'question')
      return this.question?.kind === 'many' && row?.rating.answers?.[this.question.key] !== undefined
    return this.screen === 'reasons' && (row?.rating.reasons ?? []).length > 0
  }

  private giveMoreTime(): void {
    this.askingForTime = false
    this.idle.wait(SCREEN_RULES[this.screen].idleMs)
  }

  private async rate(level: number): Promise<void> {
    const { tablet, config } = this
    if (!tablet || !config) return
    this.stopReadingAloud()
    if (await this.visit.rate(tablet, config, level, this.local.language)) await this.goOn()
  }

  private async change(change: RatingChange): Promise<boolean> {
    return this.tablet ? this.visit.change(this.tablet, change) : false
  }

  private async goOn(): Promise<void> {
    const next = this.config ? nextScreen(this.screen, this.config) : 'thanks'
    if (this.screen !== 'question' && next !== 'question') return this.showOrFinish(next)
    const question = this.furtherQuestion()
    if (!question) return this.leaveQuestions()
    this.question = question
    this.show('question')
  }

  private async showOrFinish(screen: Screen): Promise<void> {
    if (screen === 'thanks') await this.finish()
    else this.show(screen)
  }

  /** What is asked next of this person; nothing where a restart has brought another questionnaire than they were giving. */
  private furtherQuestion(): Question | null {
    const rating = this.visit.row?.rating
    const { id, body } = this.config?.questionnaire ?? {}
    if (!rating || !body || id !== rating.questionnaireVersionId) return null
    return nextQuestion(body, rating, this.screen === 'question' ? (this.question?.key ?? null) : null)
  }

  private async leaveQuestions(): Promise<void> {
    this.question = null
    await this.showOrFinish(this.config ? nextScreen('question', this.config) : 'thanks')
  }

  /** Kept with the rating before the next question is asked; of several choices each is kept by itself. */
  private async answerFurther(chosen: readonly string[]): Promise<void> {
    const { question } = this
    if (!question) return
    const { [question.key]: _, ...others } = this.visit.row?.rating.answers ?? {}
    const answers = chosen.length === 0 ? others : { ...others, [question.key]: [...chosen] }
    if ((await this.change({ answers })) && question.kind !== 'many') await this.goOn()
  }

  private async comment(text: string): Promise<void> {
    const comment = tidyComment(text)
    if (comment === '' || (await this.change({ comment }))) await this.goOn()
  }

  private async answer(wanted: boolean): Promise<void> {
    if (wanted && !(await this.change({ wantsAnswer: true, followUpCode: newFollowUpCode() }))) return
    await this.finish()
  }

  private async finish(): Promise<void> {
    if (this.tablet) await this.visit.finish(this.tablet)
    this.show('thanks')
  }

  /** A storage that failed twice may be well on a fresh page; what fails there as well is told. */
  private tryAgain(unkept: Unkept): void {
    const { config, screen, large } = this
    const changed = this.visit.changed || (screen === 'rate' && unkept.seq !== undefined)
    if (config && tryOnFreshPage({ unkept, screen, large, changed }, config)) this.show('starting')
    else this.stopService()
  }

  private stopService(): void {
    this.visit.clear()
    this.show('out-of-service')
    setTimeout(() => void this.tryService(), RETRY_STORAGE_MS)
  }

  /** Back in service once a write succeeds; what was left open is sent. */
  private async tryService(): Promise<void> {
    const { tablet } = this
    if (!tablet) return location.reload()
    try {
      await tablet.closeForgotten()
      this.goHome()
    } catch {
      setTimeout(() => void this.tryService(), RETRY_STORAGE_MS)
    }
  }

  private async pair(code: string): Promise<void> {
    if (!this.tablet || this.pairing.busy) return
    this.pairing = { busy: true, problem: null }
    try {
      this.config = await this.tablet.pair(code)
      this.newConfig = null
      this.pairing = { busy: false, problem: null }
      void navigator.storage?.persist?.()
      this.goHome()
    } catch (error) {
      this.pairing = { busy: false, problem: explainPairing(error) }
    }
  }

  private tidyWhenQuiet(): void {
    const lastTouchMs = this.idle.lastTouchAt ? Date.parse(this.idle.lastTouchAt) : this.startedAt.getTime()
    if (this.screen !== 'rate' || this.visit.row || Date.now() - lastTouchMs < QUIET_MS) return
    void this.tablet?.closeForgotten().catch(() => undefined)
    if (applyUpdate()) return
    void checkForUpdate()
    const zone = this.config?.zone ?? DEFAULT_ZONE
    if (this.reloadAsked || isReloadDue(this.startedAt, new Date(), zone)) location.reload()
    else if (this.newConfig) this.goHome()
  }

  private stopReadingAloud(): void {
    stopReading()
    this.spokenLevel = null
  }

  /** By the server's clock; without the network nothing exact is promised. */
  private promise(): string {
    const now = new Date(Date.now() + (this.health?.clockOffsetMs ?? 0))
    const zone = this.config?.zone ?? DEFAULT_ZONE
    return promiseWords(navigator.onLine ? this.answerPromise : null, now, zone, this.local.language)
  }

  private openHelp(): void {
    if (this.screen === 'help') return
    this.helpFrom = this.screen
    this.stopReadingAloud()
    this.show('help')
  }

  protected override updated(changes: PropertyValues): void {
    if (changes.has('screen') || changes.has('question')) void this.focusHeading()
  }

  /** A screen reader starts at the new screen's heading; a finger sees no difference. */
  private async focusHeading(): Promise<void> {
    const screen = this.frame.querySelector<LitElement>('.screen')
    await screen?.updateComplete
    screen?.shadowRoot?.querySelector<HTMLElement>('h1')?.focus()
  }

  override render(): TemplateResult {
    const canEnlarge = this.config !== null && isForCitizens(this.screen)
    const told = this.toldNow()
    return html`
      <main
        class="frame"
        ?data-large=${this.large && canEnlarge}
        ?data-told=${told !== null}
        data-screen=${this.screen}
      >
        <kiosk-place class="place" .config=${this.config} @held=${() => this.openSetUp()}></kiosk-place>
        <kiosk-controls
          .config=${this.config}
          .large=${this.large}
          .canRead=${this.screen === 'rate'}
          .canEnlarge=${canEnlarge}
          ?hidden=${this.screen === 'starting' || this.screen === 'set-up'}
          @toggle-size=${() => (this.large = !this.large)}
          @spoken=${({ detail }: EventOn<'kiosk-controls', 'spoken'>) => (this.spokenLevel = detail)}
          @help=${() => this.openHelp()}
        ></kiosk-controls>
        ${renderScreen(this.screen, this.shown(), this.acts)}
        ${told ? html`<kiosk-told class="told" .told=${told}></kiosk-told>` : nothing}
        ${this.askingForTime ? this.renderMoreTime() : nothing}
      </main>
      ${this.guarded ? html`<div class="shield"></div>` : nothing}
      <kiosk-staff-glyph .health=${this.health}></kiosk-staff-glyph>
    `
  }

  /** Only on the first screen; large text needs all the room. */
  private toldNow(): Words | null {
    const told = this.config?.told ?? []
    return this.screen === 'rate' && !this.large ? (told[this.visits % told.length] ?? null) : null
  }

  private shown(): Shown {
    const { config, tablet, visit, pairing, guarded, large, spokenLevel, question } = this
    return {
      config,
      tablet,
      visit,
      pairing,
      guarded,
      large,
      spokenLevel,
      question,
      language: this.local.language,
      promise: () => this.promise(),
      endsAt: () => this.idle.endsAtMs,
    }
  }

  private renderMoreTime(): TemplateResult {
    return html`<kiosk-more-time-dialog
      .unsent=${this.screen === 'comment'}
      @more-time=${() => this.giveMoreTime()}
      @finish=${() => void this.finish()}
    ></kiosk-more-time-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-app': KioskApp
  }
}
