/** The order of Vietnamese: a ă â, d đ, marks after letters; numbers by their value. Never left to a database's locale. */
const VIETNAMESE = new Intl.Collator('vi', { numeric: true })

export function compareNames(a: string, b: string): number {
  return VIETNAMESE.compare(a, b)
}
