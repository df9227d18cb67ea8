import { html, nothing } from 'lit'
import { CALENDAR_STRINGS } from '../../strings/calendar-strings.ts'
import { STRINGS } from '../../strings/strings.ts'
import { icon } from '../../ui/icons.ts'
import type { LanguageController } from '../../ui/localize.ts'
import type { ChangeAttempt } from './change-attempt.ts'
import { problemNote } from '../page/form-fields.ts'
import './what-moves.ts'

interface TailOptions {
  readonly local: LanguageController
  readonly attempt: ChangeAttempt
  readonly zone: string
  readonly onCancel: () => void
  /** Left out where a change moves nothing. */
  readonly onPreview?: (() => void) | undefined
}

/** The end of every form that changes deadlines: what would move, what is wrong, cancel and save. */
export function changeTail({ local, attempt, zone, onCancel, onPreview }: TailOptions) {
  return html`${
      onPreview
        ? html`<div>
              <button type="button" ?disabled=${attempt.isBusy} @click=${onPreview}>
                ${icon('search')} ${local.say(CALENDAR_STRINGS.preview)}
              </button>
            </div>
            <what-moves .preview=${attempt.preview} zone=${zone}></what-moves>`
        : nothing
    }
    ${problemNote(local, attempt.problem)}
    <div class="dialog-actions">
      <button type="button" @click=${onCancel}>${local.say(STRINGS.cancel)}</button>
      <button class="primary" ?disabled=${attempt.isBusy}>
        ${icon('check')} ${local.say(CALENDAR_STRINGS.save)}
      </button>
    </div>`
}
