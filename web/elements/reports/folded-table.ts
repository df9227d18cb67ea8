import { html, type TemplateResult } from 'lit'
import type { Words } from '../../../server/contract/language.ts'
import type { LanguageController } from '../../ui/localize.ts'

/** Longer tables are folded below what says what they hold; paper has them whole. */
const FEW_ROWS = 20

/** A table of so many rows, folded where they are many. */
export function foldedTable(
  local: LanguageController,
  title: Words,
  { rows, table }: { readonly rows: number; readonly table: TemplateResult },
): TemplateResult {
  if (rows <= FEW_ROWS) return table
  return html`<details class="folded">
    <summary>${local.say(title)} (${rows})</summary>
    ${table}
  </details>`
}
