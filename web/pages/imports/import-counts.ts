import type { ImportJob } from '../../../server/contract/imports/imports.ts'
import { formatNumber } from '../../../server/words/format.ts'
import type { LanguageController } from '../../ui/localize.ts'
import { IMPORT_STRINGS } from './import-strings.ts'

/** `1.200 nhận (3 có lưu ý) · 4 đã có · 2 từ chối`. */
export function countsOf({ counts, state }: ImportJob, { say, language }: LanguageController): string {
  const { accepted, warned, duplicate, refused } = counts
  const number = (value: number) => formatNumber(value, language)
  const isTrial = state === 'trying' || state === 'tried'
  const warning = warned === 0 ? '' : ` (${number(warned)} ${say(IMPORT_STRINGS.warned)})`
  return [
    `${number(accepted)} ${say(isTrial ? IMPORT_STRINGS.acceptedTrial : IMPORT_STRINGS.accepted)}${warning}`,
    `${number(duplicate)} ${say(IMPORT_STRINGS.duplicate)}`,
    `${number(refused)} ${say(IMPORT_STRINGS.refused)}`,
  ].join(' · ')
}
