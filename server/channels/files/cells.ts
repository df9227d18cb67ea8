/** What a spreadsheet writes where a formula fails, or a column is too narrow. */
const SPREADSHEET_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|#+)$/i
/** How people and programs write that there is nothing. */
const NOTHING = /^(?:null|\\N|[-–—]+)$/i

/** A cell as it is compared and kept: composed, no blanks around it; '' where it holds no value. */
export function cleanCell(cell: string): string {
  const text = cell.normalize('NFC').trim()
  return NOTHING.test(text) || isSpreadsheetError(text) ? '' : text
}

export function isSpreadsheetError(cell: string): boolean {
  return cell.startsWith('#') && SPREADSHEET_ERROR.test(cell.trim())
}

/** True for a row of blanks and separators alone. */
export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => /^[\s,;|]*$/.test(cell))
}

/** `1.02603E+11`: a spreadsheet took the text for a number, and its last digits are gone. */
export function isRoundedNumber(text: string): boolean {
  return /^[+-]?\d(?:[.,]\d+)?E[+-]?\d+$/i.test(text)
}
