import { ruleSet } from '../rule-set.ts'
import { type DossierCode, DOSSIER_INPUTS, scoreDossiers } from './dossier-criteria.ts'
import { DOSSIER_CRITERIA } from './dossier-points.ts'
import { type Class, totalOf, TT01_NOTES, TT01_VALIDITY } from './totals.ts'

const CLASSES: readonly Class[] = [
  {
    fromTenths: 50,
    name: { vi: '100%: hoàn thành nhiệm vụ', en: '100%: the task is completed' },
  },
  { fromTenths: 35, name: { vi: '70% đến dưới 100% nhiệm vụ', en: '70% to under 100% of the task' } },
  { fromTenths: 0, name: { vi: 'Dưới 70% nhiệm vụ', en: 'Under 70% of the task' } },
]

export const TT01_OFFICER = ruleSet<DossierCode>({
  code: 'tt01-2018-officer',
  name: {
    vi: 'TT 01/2018: công chức giải quyết hồ sơ (tối đa 10)',
    en: 'Circular 01/2018: officers who handle dossiers (at most 10)',
  },
  ...TT01_VALIDITY,
  notes: [
    {
      vi: 'Tính trên hồ sơ của mọi công chức trong đơn vị; hệ thống không giữ điểm theo tên từng người.',
      en: 'Over the dossiers of all officers of the unit; no scores are kept by a person’s name.',
    },
    ...TT01_NOTES,
  ],
  inputs: DOSSIER_INPUTS,
  compute: (values, { readings }) =>
    totalOf(
      DOSSIER_CRITERIA.map((criterion) => scoreDossiers(criterion, values, readings)),
      CLASSES,
      readings,
      values['dossiers-solved'] ?? null,
    ),
})
