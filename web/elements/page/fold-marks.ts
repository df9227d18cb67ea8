/** Text for finding without marks: `Đường Láng` becomes `duong lang`. Only for filtering what is on screen. */
export function foldMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}
