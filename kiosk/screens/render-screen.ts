import { html, type TemplateResult } from 'lit'
import type { KioskConfig } from '../../server/contract/kiosk.ts'
import type { Question } from '../../server/contract/questionnaire.ts'
import type { Language, Words } from '../../server/contract/language.ts'
import { FITS_SCREEN } from '../../server/contract/surveys/question-kinds.ts'
import type { EventOn } from '../../web/ui/emit.ts'
import type { RatingChange } from '../outbox/rating-outbox.ts'
import { STRINGS } from '../strings.ts'
import type { Tablet } from '../tablet.ts'
import type { Screen } from '../visit/journey.ts'
import { commentQuestion, questionsOnScreen } from '../visit/next-question.ts'
import type { Visit } from '../visit/visit.ts'
import './answer-screen.ts'
import './comment-screen.ts'
import './help-screen.ts'
import './out-of-service-screen.ts'
import './pairing-screen.ts'
import './question-screen.ts'
import './rate-screen.ts'
import './reasons-screen.ts'
import './set-up-screen.ts'
import './thanks-screen.ts'

/** Whether a pairing code is being tried, and why the last one did not work. */
export interface Pairing {
  readonly busy: boolean
  readonly problem: Words | null
}

/** What the screens show. */
export interface Shown {
  readonly config: KioskConfig | null
  readonly tablet: Tablet | undefined
  readonly visit: Visit
  readonly pairing: Pairing
  /** Taps are ignored for a moment. */
  readonly guarded: boolean
  readonly large: boolean
  readonly spokenLevel: number | null
  /** The further question that is asked; null before and after them. */
  readonly question: Question | null
  readonly language: Language
  /** When the office answers, in words. */
  readonly promise: () => string
  /** When the screen ends by itself, in ms since 1970. */
  readonly endsAt: () => number | null
}

/** What the screens ask for. */
export interface ScreenActs {
  readonly pair: (code: string) => void
  readonly rate: (level: number) => void
  readonly change: (change: RatingChange) => void
  readonly answerFurther: (chosen: readonly string[]) => void
  readonly stopQuestions: () => void
  readonly keepDraft: (text: string) => void
  readonly comment: (text: string) => void
  readonly answer: (wanted: boolean) => void
  readonly show: (screen: Screen) => void
  readonly closeHelp: () => void
  readonly goOn: () => void
  readonly goHome: () => void
}

/** Each screen as its element, with what it shows and where its events go. */
export function renderScreen(screen: Screen, shown: Shown, acts: ScreenActs): TemplateResult {
  const { config, tablet, visit, guarded } = shown
  const publicUrl = config?.publicUrl ?? null
  const questionnaire = config?.questionnaire.body
  const starting = html`<p class="starting">${STRINGS.starting[shown.language]}</p>`
  switch (screen) {
    case 'starting':
      return starting
    case 'out-of-service':
      return html`<kiosk-out-of-service-screen
        class="screen"
        .publicUrl=${publicUrl}
      ></kiosk-out-of-service-screen>`
    case 'pairing':
      return html`<kiosk-pairing-screen
        class="screen"
        .busy=${shown.pairing.busy}
        .problem=${shown.pairing.problem}
        @pair=${({ detail }: EventOn<'kiosk-pairing-screen', 'pair'>) => acts.pair(detail)}
      ></kiosk-pairing-screen>`
    case 'help':
      return html`<kiosk-help-screen
        class="screen"
        .publicUrl=${publicUrl}
        @back=${acts.closeHelp}
      ></kiosk-help-screen>`
    case 'set-up':
      if (!tablet) return starting
      return html`<kiosk-set-up-screen
        class="screen"
        .tablet=${tablet}
        .config=${config}
        @back=${acts.goHome}
        @pair-again=${() => acts.show('pairing')}
      ></kiosk-set-up-screen>`
    case 'rate':
      if (!questionnaire) return starting
      return html`<kiosk-rate-screen
        class="screen"
        .questionnaire=${questionnaire}
        .large=${shown.large}
        .again=${visit.row !== null}
        .spokenLevel=${shown.spokenLevel}
        @rating-tapped=${({ detail }: EventOn<'kiosk-rate-screen', 'rating-tapped'>) => acts.rate(detail)}
      ></kiosk-rate-screen>`
    case 'reasons':
      if (!questionnaire) return starting
      return html`<kiosk-reasons-screen
        class="screen"
        .questionnaire=${questionnaire}
        .chosen=${visit.row?.rating.reasons ?? []}
        .canChange=${!visit.changed}
        ?guarded=${guarded}
        @reasons-changed=${({ detail: reasons }: EventOn<'kiosk-reasons-screen', 'reasons-changed'>) => acts.change({ reasons })}
        @reasons-done=${acts.goOn}
        @change-rating=${() => acts.show('rate')}
      ></kiosk-reasons-screen>`
    case 'question': {
      const { question, large } = shown
      const rating = visit.row?.rating
      if (!questionnaire || !question || !rating) return starting
      const asked = questionsOnScreen(questionnaire, rating)
      return html`<kiosk-question-screen
        class="screen"
        .question=${question}
        .chosen=${[rating.answers?.[question.key] ?? []].flat()}
        .number=${asked.findIndex(({ key }) => key === question.key) + 1}
        .count=${asked.length}
        .bestFirst=${questionnaire.optionOrder === 'best-first'}
        ?large=${large}
        ?many=${question.choices.length > FITS_SCREEN.few}
        ?guarded=${guarded}
        @question-answered=${({ detail }: EventOn<'kiosk-question-screen', 'question-answered'>) => acts.answerFurther(detail)}
        @question-over=${acts.goOn}
        @questions-stopped=${acts.stopQuestions}
      ></kiosk-question-screen>`
    }
    case 'comment':
      return html`<kiosk-comment-screen
        class="screen"
        .question=${questionnaire && visit.row ? commentQuestion(questionnaire, visit.row.rating) : null}
        .text=${visit.draft}
        ?guarded=${guarded}
        @comment-typed=${({ detail }: EventOn<'kiosk-comment-screen', 'comment-typed'>) => acts.keepDraft(detail)}
        @comment-sent=${({ detail }: EventOn<'kiosk-comment-screen', 'comment-sent'>) => acts.comment(detail)}
        @comment-skipped=${acts.goOn}
      ></kiosk-comment-screen>`
    case 'answer':
      return html`<kiosk-answer-screen
        class="screen"
        .promise=${shown.promise()}
        ?guarded=${guarded}
        @answer-chosen=${({ detail }: EventOn<'kiosk-answer-screen', 'answer-chosen'>) => acts.answer(detail)}
      ></kiosk-answer-screen>`
    case 'thanks':
      return html`<kiosk-thanks-screen
        class="screen"
        ?large=${shown.large}
        .code=${visit.row?.rating.followUpCode ?? null}
        .publicUrl=${publicUrl}
        .promise=${shown.promise()}
        .endsAt=${shown.endsAt}
        @finished=${acts.goHome}
      ></kiosk-thanks-screen>`
  }
}
