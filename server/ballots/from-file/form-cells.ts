import type { Words } from '../../contract/language.ts'
import type { Question, QuestionnaireBody } from '../../contract/questionnaire.ts'
import { foldedWords } from '../../domain/text/fold-vietnamese.ts'
import { LEVEL_WORDS } from '../../words/level-words.ts'

/** What a cell says, or what would be right in its place. */
export type ReadCell<T> = { readonly value: T } | { readonly wanted: Words }

interface Named {
  readonly key: string
  readonly words: Words
}

/** Words in the place of a level on a form that rates nothing. */
const SPOILT = [
  'hỏng',
  'phiếu hỏng',
  'trống',
  'phiếu trống',
  'không hợp lệ',
  'spoilt',
  'spoiled',
  'empty',
  'void',
  'invalid',
].map(foldedWords)

/** A level by its number (`4`, `4/5`), its words in either language, or both (`4 - Hài lòng`); `spoilt` for a form without one. */
export function readLevel({ scaleSize }: QuestionnaireBody, cell: string): ReadCell<number | 'spoilt'> {
  if (SPOILT.includes(foldedWords(cell))) return { value: 'spoilt' }
  const levels = LEVEL_WORDS[scaleSize].map((words, index) => ({ key: String(index + 1), words }))
  const key = keyOf(levels, cell.replace(new RegExp(`^(\\d)\\s*/\\s*${scaleSize}$`), '$1'))
  if (key !== null) return { value: Number(key) }
  const list = (language: keyof Words) => levels.map(({ words }) => words[language]).join(', ')
  return {
    wanted: {
      vi: `cần số từ 1 đến ${scaleSize}, hoặc một trong: ${list('vi')}; phiếu trống hay hỏng thì ghi “hỏng”`,
      en: `needs a number from 1 to ${scaleSize}, or one of: ${list('en')}; “spoilt” for an empty or spoilt form`,
    },
  }
}

/** The keys of what a question offers that are named in a cell: one, or of `many` several with `;`, `|`, a line end or `,` between. */
export function readChoices(
  choices: readonly Named[],
  kind: Question['kind'],
  cell: string,
): ReadCell<readonly string[]> {
  const offered =
    kind === 'yes-no' ? choices.map((each) => ({ ...each, aliases: YES_NO[each.key] ?? [] })) : choices
  const whole = keyOf(offered, cell)
  if (whole !== null) return { value: [whole] }
  if (kind === 'many') {
    for (const between of [/[;|\n]/, /[;|\n,]/]) {
      const keys = cell
        .split(between)
        .filter((part) => part.trim() !== '')
        .map((part) => keyOf(offered, part))
      if (keys.length > 0 && keys.every((key) => key !== null)) return { value: [...new Set(keys)] }
    }
  }
  const list = (language: keyof Words) => choices.map(({ words }) => words[language]).join('; ')
  return {
    wanted:
      kind === 'many'
        ? {
            vi: `cần một hoặc nhiều trong: ${list('vi')}; cách nhau bằng dấu chấm phẩy`,
            en: `needs one or more of: ${list('en')}; with semicolons between them`,
          }
        : { vi: `cần một trong: ${list('vi')}`, en: `needs one of: ${list('en')}` },
  }
}

/** Whether a choice with a column of its own is ticked. */
export function readTick(cell: string): ReadCell<boolean> {
  const said = foldedWords(cell)
  if (TICKED.includes(said) || /^[✓✔☑☒]$/u.test(cell.trim())) return { value: true }
  return said === '' || NOT_TICKED.includes(said)
    ? { value: false }
    : { wanted: { vi: 'cần “x”, hoặc để trống', en: 'needs “x”, or nothing' } }
}

const TICKED = ['x', 'v', '1', 'co', 'yes', 'y', 'true']
const NOT_TICKED = ['0', 'khong', 'no', 'n', 'false']
const YES_NO: Readonly<Record<string, readonly string[]>> = {
  yes: ['có', 'yes', 'y', 'x', '1', 'true'],
  no: ['không', 'no', 'n', '0', 'false'],
}

function keyOf(
  offered: readonly (Named & { readonly aliases?: readonly string[] })[],
  cell: string,
): string | null {
  const said = foldedWords(cell.replace(/^\s*(\d+)[.,]0+\s*$/, '$1'))
  const found = offered.find(({ key, words, aliases = [] }) =>
    [key, words.vi, words.en, `${key} ${words.vi}`, `${key} ${words.en}`, ...aliases].some(
      (name) => foldedWords(name) === said,
    ),
  )
  return found && said !== '' ? found.key : null
}
