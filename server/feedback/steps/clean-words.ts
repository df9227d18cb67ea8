import { Refusal } from '../../contract/refusals.ts'
import { cleanText } from '../../domain/fold-vietnamese.ts'

/** What a person wrote, cleaned; refused where only invisible characters were given. Throws `request/invalid`. */
export function cleanWords(field: string, text: string): string {
  const clean = cleanText(text)
  if (clean !== '') return clean
  throw new Refusal('request/invalid', {
    errors: [{ field, vi: 'không được để trống', en: 'must not be empty' }],
  })
}
