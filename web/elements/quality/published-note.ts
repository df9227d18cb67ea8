import { html } from 'lit'
import type { PeriodReply } from '../../../server/contract/report.ts'
import { hrefOf } from '../../router.ts'
import { QUALITY_STRINGS } from '../../strings/quality-strings.ts'
import type { LanguageController } from '../../ui/localize.ts'

/** Says of each quarter that is published that what was just entered waits for a correction. */
export function publishedNotes(local: LanguageController, quarters: readonly PeriodReply[]) {
  return quarters.map(
    ({ key, label }) =>
      html`<br /><a href=${hrefOf({ page: 'publish', period: key })}>${local.say(label)}</a>
        ${local.say(QUALITY_STRINGS.isPublished)}`,
  )
}
