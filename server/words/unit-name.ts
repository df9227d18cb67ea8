import type { Language } from '../contract/language.ts'

interface Named {
  readonly name: string
  readonly nameEn: string
}

/** A unit's name in one language; Vietnamese where it has no English one. */
export function unitName(unit: Named, language: Language): string {
  return language === 'en' && unit.nameEn !== '' ? unit.nameEn : unit.name
}

/** A part of a report by its name: the report's own unit among its parts is what was given to it directly. */
export function partName(
  report: { readonly unit: { readonly code: string } },
  unit: Named & { readonly code: string },
  language: Language,
): string {
  const name = unitName(unit, language)
  if (unit.code !== report.unit.code) return name
  return language === 'vi' ? `${name} (trực tiếp)` : `${name} (itself)`
}
