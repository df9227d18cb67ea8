import type { ReactiveControllerHost } from 'lit'
import type { Words } from '../../../server/contract/language.ts'
import { type FieldError, REFUSALS } from '../../../server/contract/refusals.ts'
import { ApiError, errorWords } from '../../api.ts'
import type { LanguageController } from '../../ui/localize.ts'

type NameFields = (errors: readonly FieldError[]) => readonly FieldError[]

/**
 * What a form sends: one at a time, and afterwards what was wrong with it, for the look of its fields.
 *
 *     private readonly sending = new Sending(this, this.local)
 *     render() { return html`${inputField(this.sending, 'name', WORDS.name)} ${problemNote(this.local, this.sending.problem)}` }
 */
export class Sending {
  isBusy = false
  /** What is wrong with the whole of it. */
  problem: Words | undefined
  errors: readonly FieldError[] = []
  readonly local: LanguageController
  private readonly host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost, local: LanguageController) {
    this.host = host
    this.local = local
  }

  /** True once it is done. `nameFields` calls the fields by the form's names where the service has others. */
  async send(work: () => Promise<unknown>, nameFields: NameFields = (errors) => errors): Promise<boolean> {
    if (this.isBusy) return false
    this.isBusy = true
    this.refuse([])
    try {
      await work()
      return true
    } catch (error) {
      this.refuse(error instanceof ApiError ? nameFields(error.errors) : [], errorWords(error))
      return false
    } finally {
      this.isBusy = false
      this.host.requestUpdate()
    }
  }

  /** Says what is wrong, or with no errors that nothing is; true where something is. */
  refuse(errors: readonly FieldError[], problem?: Words): boolean {
    this.errors = errors
    this.problem = problem
    this.host.requestUpdate()
    return errors.length > 0 || problem !== undefined
  }
}

/** The text of a file that was chosen. Throws `ApiError` where it is not UTF-8: letters would be lost without a word. */
export async function readTextFile(file: File): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  } catch {
    throw new ApiError(0, 'import/wrong-encoding', [], REFUSALS['import/wrong-encoding'])
  }
}
