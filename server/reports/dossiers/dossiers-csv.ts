import { stringify } from 'csv-stringify/sync'
import type { DossierCounts, DossiersReport } from '../../contract/quality/dossiers.ts'
import type { Language } from '../../contract/language.ts'
import { DOSSIER_COLUMNS, DOSSIER_WORDS } from '../../words/dossier-words.ts'

/** A line a unit and procedure, the whole first; the share 0–1 with a point, as in the JSON. */
export function dossiersCsv(report: DossiersReport, language: Language): string {
  const nameOf = ({ name, nameEn }: DossiersReport['unit']) => (language === 'vi' ? name : nameEn || name)
  const figures = (counts: DossierCounts) => [
    ...DOSSIER_COLUMNS.map(({ key }) => counts[key]),
    counts.onTimeShare ?? '',
  ]
  const head = [
    DOSSIER_WORDS.period,
    DOSSIER_WORDS.unitCode,
    DOSSIER_WORDS.unit,
    DOSSIER_WORDS.procedureCode,
    DOSSIER_WORDS.procedure,
    ...DOSSIER_COLUMNS.map(({ words }) => words),
    DOSSIER_WORDS.share,
  ].map((words) => words[language])
  const rows = [
    [
      report.period.key,
      report.unit.code,
      nameOf(report.unit),
      '',
      DOSSIER_WORDS.all[language],
      ...figures(report),
    ],
    ...report.byProcedure.map((row) => [
      report.period.key,
      row.unit.code,
      nameOf(row.unit),
      row.procedure.code,
      row.procedure.name,
      ...figures(row),
    ]),
  ]
  return stringify([head, ...rows], { bom: true, record_delimiter: 'windows', escape_formulas: true })
}
