import type { Language } from '../contract/language.ts'

export interface Named {
  readonly name: string
  readonly nameEn: string
}

/** A unit's name in one language; Vietnamese where it has no English one. */
export function unitName(unit: Named, language: Language): string {
  return language === 'en' && unit.nameEn !== '' ? unit.nameEn : unit.name
}
