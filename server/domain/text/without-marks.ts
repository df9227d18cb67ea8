/** Vietnamese as old telephones take it, capital letters kept: `Đường…` → `Duong...`. */
export function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('…', '...')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
}
