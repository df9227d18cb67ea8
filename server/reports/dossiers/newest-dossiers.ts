import type { NamedDossierRow } from '../../../db/queries/volumes/dossier-counts.ts'

export type StandingDossiers = NamedDossierRow & { readonly received: number }

/** Of each unit, month and procedure what was entered last, unless it was taken back. `rows`: older versions first. */
export function newestDossiers(rows: readonly NamedDossierRow[]): StandingDossiers[] {
  const newest = new Map(rows.map((row) => [dossierKey(row), row]))
  return [...newest.values()].filter((row): row is StandingDossiers => row.received !== null)
}

/** What corrects what. */
export function dossierKey(row: Pick<NamedDossierRow, 'unit_id' | 'month' | 'procedure_code'>): string {
  return [row.unit_id, row.month, row.procedure_code].join('\n')
}

/** The months that a period touches: `toMonth` is exclusive. */
export function monthsOf({ fromDay, toDay }: { readonly fromDay: string; readonly toDay: string }) {
  const isWhole = toDay.endsWith('-01')
  return { fromMonth: fromDay.slice(0, 7), toMonth: isWhole ? toDay.slice(0, 7) : `${toDay.slice(0, 7)}~` }
}
