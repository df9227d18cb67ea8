/** The two names of a form; without an English one the Vietnamese one stands for both. */
export function namesIn(form: HTMLFormElement): { readonly name: string; readonly nameEn: string } {
  const given = new FormData(form)
  const field = (name: string) => String(given.get(name) ?? '').trim()
  return { name: field('name'), nameEn: field('nameEn') || field('name') }
}
