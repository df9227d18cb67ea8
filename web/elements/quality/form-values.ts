/** What a field holds, without blanks around it. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

/** A field's whole number: null where it is empty, undefined where it is none. */
export function countOf(form: FormData, name: string): number | null | undefined {
  const text = textOf(form, name)
  if (text === '') return null
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
