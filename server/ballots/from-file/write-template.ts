import { stringify } from 'csv-stringify/sync'
import type { Context } from '../../context.ts'
import type { BallotTemplateQuery } from '../../contract/imports/ballot-file.ts'
import type { Language, Words } from '../../contract/language.ts'
import type { QuestionnaireBody } from '../../contract/questionnaire.ts'
import { LEVEL_WORDS } from '../../words/level-words.ts'
import { FORM_HEADS, TEMPLATE_GUIDE, TEMPLATE_SHEETS } from '../../words/surveys/ballot-file-words.ts'
import { readAsked } from '../enter-ballots.ts'

/** An empty file for forms of what a place asked on a day: its columns, and in a workbook a second sheet that says what may stand in each. */
export async function writeBallotTemplate(
  ctx: Context,
  { format, lang, ...at }: BallotTemplateQuery,
): Promise<Uint8Array | string> {
  const columns = columnsOf((await readAsked(ctx, at)).body, lang)
  const heads = columns.map(([head]) => head)
  if (format === 'csv')
    return stringify([heads], { bom: true, escape_formulas: true, record_delimiter: 'windows' })
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const text = (value: string) => ({ value, type: String, wrap: true })
  const bold = (value: string) => ({ ...text(value), fontWeight: 'bold' as const })
  return writeWorkbook([
    {
      sheet: TEMPLATE_SHEETS.forms[lang],
      data: [heads.map(bold)],
      stickyRowsCount: 1,
      columns: heads.map((head) => ({ width: Math.min(40, Math.max(14, head.length + 2)) })),
    },
    {
      sheet: TEMPLATE_SHEETS.guide[lang],
      data: [
        [text(TEMPLATE_GUIDE.row[lang])],
        [bold(TEMPLATE_GUIDE.column[lang]), bold(TEMPLATE_GUIDE.takes[lang])],
        ...columns.map((column) => column.map(text)),
      ],
      columns: [{ width: 44 }, { width: 100 }],
    },
  ]).toBuffer()
}

/** Each column's name, and what may stand in it. */
function columnsOf(body: QuestionnaireBody, lang: Language): (readonly [head: string, takes: string])[] {
  const say = (words: Words) => words[lang]
  const offered = (list: readonly { readonly words: Words }[], isMany: boolean) =>
    `${say(isMany ? TEMPLATE_GUIDE.many : TEMPLATE_GUIDE.one)}: ${list.map(({ words }) => say(words)).join('; ')}`
  const levels = LEVEL_WORDS[body.scaleSize].map((words, index) => `${index + 1} ${say(words)}`).join('; ')
  return [
    [say(FORM_HEADS.form), say(TEMPLATE_GUIDE.form)],
    [say(FORM_HEADS.level), `${say(TEMPLATE_GUIDE.level)}: ${levels}; ${say(TEMPLATE_GUIDE.spoilt)}`],
    ...(body.reasons.length > 0 ? [[say(FORM_HEADS.reasons), offered(body.reasons, true)] as const] : []),
    ...(body.questions ?? [])
      .filter(({ kind }) => kind !== 'text')
      .map(({ words, kind, choices }) => [say(words), offered(choices, kind === 'many')] as const),
    [say(FORM_HEADS.comment), say(TEMPLATE_GUIDE.comment)],
  ]
}
