import { OrganisationFile } from '../../contract/organisation/organisation-file.ts'
import type { UnitKind } from '../../contract/people.ts'
import { withoutMarks } from '../../domain/text/without-marks.ts'
import { TPHCM_WARDS } from './wards.ts'

/** The day from which the city has two levels (Luật Tổ chức chính quyền địa phương 2025, Nghị quyết 202/2025/QH15). */
const SINCE = '2025-07-01'

type NamedUnit = readonly [code: string, name: string, nameEn: string, parent?: string]

/** The bodies of the city's People's Committee after 01/07/2025, by the city's public list. The codes are this service's own. */
const DEPARTMENTS: readonly NamedUnit[] = [
  ['VPUB', 'Văn phòng Ủy ban nhân dân Thành phố', 'Office of the City People’s Committee'],
  ['SATTP', 'Sở An toàn thực phẩm', 'Department of Food Safety'],
  ['SCT', 'Sở Công Thương', 'Department of Industry and Trade'],
  ['SDL', 'Sở Du lịch', 'Department of Tourism'],
  ['SDTTG', 'Sở Dân tộc và Tôn giáo', 'Department of Ethnic and Religious Affairs'],
  ['SGDDT', 'Sở Giáo dục và Đào tạo', 'Department of Education and Training'],
  ['SKHCN', 'Sở Khoa học và Công nghệ', 'Department of Science and Technology'],
  ['SNV', 'Sở Nội vụ', 'Department of Home Affairs'],
  ['SNNMT', 'Sở Nông nghiệp và Môi trường', 'Department of Agriculture and Environment'],
  ['STC', 'Sở Tài chính', 'Department of Finance'],
  ['STP', 'Sở Tư pháp', 'Department of Justice'],
  ['SVHTT', 'Sở Văn hóa và Thể thao', 'Department of Culture and Sports'],
  ['SXD', 'Sở Xây dựng', 'Department of Construction'],
  ['SYT', 'Sở Y tế', 'Department of Health'],
  ['TTTP', 'Thanh tra Thành phố', 'City Inspectorate'],
  [
    'BQLKCX',
    'Ban Quản lý các Khu chế xuất và công nghiệp Thành phố',
    'Export Processing and Industrial Zones Authority',
  ],
  ['BQLKCNC', 'Ban Quản lý Khu công nghệ cao Thành phố', 'Hi-Tech Park Authority'],
]

const CENTRES: readonly NamedUnit[] = [
  ['TTPVHCC', 'Trung tâm Phục vụ hành chính công Thành phố', 'City Public Administration Service Centre'],
  ['TTPVHCC-BD', 'Cơ sở Bình Dương', 'Binh Duong branch', 'TTPVHCC'],
  ['TTPVHCC-BRVT', 'Cơ sở Bà Rịa – Vũng Tàu', 'Ba Ria – Vung Tau branch', 'TTPVHCC'],
]

/** Runs through every ward, so the city answers for it wherever it is. */
const CITY_WIDE: readonly (readonly [field: string, unit: string])[] = [
  ['Vận tải hành khách công cộng', 'SXD'],
]

/**
 * The fields of 1022 (Quyết định 1478/QĐ-UBND of 04/05/2020, and those that its later texts add), each with the department in
 * whose charge it lies: for what names no ward. A proposal that the office changes.
 */
const FIELDS: readonly (readonly [field: string, unit: string])[] = [
  ['Giao thông', 'SXD'],
  ['Cấp thoát nước', 'SXD'],
  ['Cây xanh', 'SXD'],
  ['Chiếu sáng', 'SXD'],
  ['Hạ tầng kỹ thuật', 'SXD'],
  ['Trật tự đô thị', 'SXD'],
  ['Điện lực', 'SCT'],
  ['Viễn thông', 'SKHCN'],
  ['Tài nguyên môi trường', 'SNNMT'],
  ['Vệ sinh môi trường', 'SNNMT'],
  ['An toàn thực phẩm', 'SATTP'],
  ['Y tế', 'SYT'],
  ['Du lịch', 'SDL'],
  ['Hành chính công', 'TTPVHCC'],
  ['Phản ánh đến lãnh đạo Thành phố', 'VPUB'],
]

interface Kind {
  readonly kind: UnitKind
  readonly word: string
  readonly wordEn: string
}

const KINDS: readonly Kind[] = [
  { kind: 'ward', word: 'Phường', wordEn: 'Ward' },
  { kind: 'commune', word: 'Xã', wordEn: 'Commune' },
  { kind: 'special-zone', word: 'Đặc khu', wordEn: 'Special Zone' },
]

/** The whole city as an organisation file: what it is made of and who answers for what. People and tablets are the office's own. */
export function tphcmStarter(): OrganisationFile {
  const wards = TPHCM_WARDS.trim().split('\n').map(readWard)
  return OrganisationFile.parse({
    units: [
      ...DEPARTMENTS.map((unit) => toUnit(unit, 'department')),
      ...CENTRES.map((unit) => toUnit(unit, 'service-centre')),
      ...wards.map((ward) => ({ ...ward, validFrom: SINCE })),
    ],
    routingRules: [
      ...CITY_WIDE.map(toFieldRule),
      ...wards.map(({ code, name }) => ({ name: `Địa bàn ${name}`, unit: code, wardCodes: [code] })),
      ...FIELDS.map(toFieldRule),
    ],
    places: wards.map(({ code, name }) => ({ kind: 'ward', name, wardCode: code })),
  })
}

function toUnit([code, name, nameEn, parent]: NamedUnit, kind: UnitKind) {
  return { code, name, nameEn, kind, parent: parent ?? null }
}

function toFieldRule([field, unit]: readonly [field: string, unit: string]) {
  return { name: `Lĩnh vực ${field}`, unit, categories: [field] }
}

function readWard(line: string) {
  const code = line.slice(0, 5)
  const name = line.slice(6)
  const found = KINDS.find(({ word }) => name.startsWith(word))
  if (!found) throw new Error(`no kind of unit: ${name}`)
  const { kind, word, wordEn } = found
  return { code, name, nameEn: `${withoutMarks(name.slice(word.length + 1))} ${wordEn}`, kind }
}
