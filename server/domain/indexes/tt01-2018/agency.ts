import { ruleSet } from '../rule-set.ts'
import { AGENCY_INPUTS, type AgencyCode, scoreAgency } from './agency-criteria.ts'
import { type DossierCode, DOSSIER_INPUTS, scoreDossiers } from './dossier-criteria.ts'
import { DOSSIER_CRITERIA } from './dossier-points.ts'
import { type Class, totalOf, TT01_NOTES, TT01_VALIDITY } from './totals.ts'

const CLASSES: readonly Class[] = [
  { fromTenths: 150, name: { vi: 'Xuất sắc', en: 'Excellent' } },
  { fromTenths: 120, name: { vi: 'Tốt', en: 'Good' } },
  { fromTenths: 90, name: { vi: 'Khá', en: 'Fair' } },
  { fromTenths: 60, name: { vi: 'Trung bình', en: 'Average' } },
  { fromTenths: 0, name: { vi: 'Yếu', en: 'Weak' } },
]

export const TT01_AGENCY = ruleSet<DossierCode | AgencyCode>({
  code: 'tt01-2018-agency',
  name: {
    vi: 'TT 01/2018: cơ quan, đơn vị (chín chỉ số, tối đa 18)',
    en: 'Circular 01/2018: agency (nine indexes, at most 18)',
  },
  ...TT01_VALIDITY,
  notes: TT01_NOTES,
  inputs: [...DOSSIER_INPUTS, ...AGENCY_INPUTS],
  compute: (values, { readings }) =>
    totalOf(
      [
        ...DOSSIER_CRITERIA.map((criterion) => scoreDossiers(criterion, values, readings)),
        ...scoreAgency(values),
      ],
      CLASSES,
      readings,
      values['dossiers-solved'] ?? null,
    ),
})
