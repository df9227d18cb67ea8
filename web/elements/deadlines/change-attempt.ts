import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ChangePreview } from '../../../server/contract/deadlines/calendar-change.ts'
import type { Words } from '../../../server/contract/language.ts'
import type { FieldError } from '../../../server/contract/refusals.ts'
import { ApiError, errorWords } from '../../api.ts'

/** A form's tries at the service: what would move, what was wrong, whether one is under way. */
export class ChangeAttempt implements ReactiveController {
  preview: ChangePreview | undefined
  problem: Words | undefined
  errors: readonly FieldError[] = []
  isBusy = false
  private readonly host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.isBusy = false
  }

  /** What was said belonged to other values. */
  forget(): void {
    this.preview = undefined
    this.problem = undefined
    this.errors = []
    this.host.requestUpdate()
  }

  /** `prefix` is what the service puts before the names of the form's fields. */
  async run(work: () => Promise<ChangePreview | void>, prefix = ''): Promise<void> {
    this.forget()
    this.isBusy = true
    try {
      this.preview = (await work()) ?? undefined
    } catch (error) {
      this.problem = errorWords(error)
      const errors = error instanceof ApiError ? error.errors : []
      this.errors = errors.map((each) => ({ ...each, field: each.field.replace(prefix, '') }))
    } finally {
      this.isBusy = false
      this.host.requestUpdate()
    }
  }
}
