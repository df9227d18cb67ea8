import type { OrganisationFile } from '../contract/organisation/organisation-file.ts'
import type { Role, UnitKind } from '../contract/people.ts'

/** Every account of the demo has this password. It is printed at the start and belongs to nothing real. */
export const DEMO_PASSWORD = 'buoi-sang-ben-song'

/** A ward that does not exist, with people who do not exist. */
export const DEMO_WARD: Omit<OrganisationFile, 'zone'> = {
  name: 'UBND phường Sao Mai (minh hoạ)',
  nameEn: 'People’s Committee of Sao Mai Ward (invented)',
  units: [
    unit(
      'PVHCC',
      'Trung tâm Phục vụ hành chính công',
      'Public Administration Service Centre',
      'service-centre',
    ),
    unit('HT', 'Tổ Tư pháp – Hộ tịch', 'Civil status team', 'office'),
    unit('DD', 'Tổ Đất đai – Xây dựng', 'Land and construction team', 'office'),
    unit('KD', 'Tổ Đăng ký kinh doanh', 'Business registration team', 'office'),
    unit('VP', 'Văn phòng HĐND và UBND', 'Office of the Council and Committee', 'office'),
    unit('KTHT', 'Phòng Kinh tế, Hạ tầng và Đô thị', 'Economy, infrastructure and urban division', 'office'),
    unit('VHXH', 'Phòng Văn hóa – Xã hội', 'Culture and social affairs division', 'office'),
    unit('MT', 'Tổ Vệ sinh môi trường', 'Sanitation team', 'office', 'KTHT'),
    unit('TTDT', 'Tổ Trật tự đô thị', 'Urban order team', 'office', 'KTHT'),
    unit('YT', 'Trạm Y tế', 'Health station', 'other'),
  ],
  desks: [
    { code: 'Q1', unit: 'HT', name: 'Quầy 1 – Hộ tịch', nameEn: 'Desk 1 – Civil status' },
    { code: 'Q2', unit: 'DD', name: 'Quầy 2 – Đất đai', nameEn: 'Desk 2 – Land' },
    { code: 'Q3', unit: 'KD', name: 'Quầy 3 – Kinh doanh', nameEn: 'Desk 3 – Business' },
  ],
  people: [
    person('admin', 'Quản Trị Mẫu', 'administrator', 'ROOT'),
    person('dieuphoi', 'Điều Phối Mẫu', 'coordinator', 'ROOT'),
    person('tiepdan', 'Tiếp Công Dân Mẫu', 'restricted-coordinator', 'ROOT'),
    person('lanhdao', 'Lãnh Đạo Mẫu', 'leader', 'ROOT'),
    person('truong.pvhcc', 'Trưởng Trung Tâm Mẫu', 'head', 'PVHCC'),
    person('canbo.ht', 'Cán Bộ Hộ Tịch Mẫu', 'officer', 'HT'),
    person('canbo.dd', 'Cán Bộ Đất Đai Mẫu', 'officer', 'DD'),
    person('canbo.kd', 'Cán Bộ Kinh Doanh Mẫu', 'officer', 'KD'),
    person('truong.ktht', 'Trưởng Phòng Kinh Tế Mẫu', 'head', 'KTHT'),
    person('canbo.mt', 'Cán Bộ Môi Trường Mẫu', 'officer', 'MT'),
    person('canbo.ttdt', 'Cán Bộ Trật Tự Mẫu', 'officer', 'TTDT'),
    person('truong.vhxh', 'Trưởng Phòng Văn Xã Mẫu', 'head', 'VHXH'),
    person('canbo.vhxh', 'Cán Bộ Văn Xã Mẫu', 'officer', 'VHXH'),
  ],
  kiosks: [
    { name: 'Máy quầy 1', unit: 'HT', desk: 'Q1' },
    { name: 'Máy quầy 2', unit: 'DD', desk: 'Q2' },
    { name: 'Máy quầy 3', unit: 'KD', desk: 'Q3' },
    { name: 'Máy sảnh', unit: 'PVHCC' },
  ],
  procedures: [
    procedure('MAU-KS', 'Đăng ký khai sinh (mẫu)', 'Registration of a birth (sample)', 1),
    procedure('MAU-KT', 'Đăng ký khai tử (mẫu)', 'Registration of a death (sample)', 1),
    procedure('MAU-CT', 'Chứng thực bản sao (mẫu)', 'Certified copies (sample)', 1),
    procedure('MAU-DD', 'Đăng ký biến động đất đai (mẫu)', 'Change of land records (sample)', 10),
    procedure('MAU-HKD', 'Đăng ký hộ kinh doanh (mẫu)', 'Registration of a household business (sample)', 3),
  ],
  categoryQuestions: [
    {
      category: 'Chiếu sáng',
      note: 'Minh hoạ',
      questions: [
        {
          key: 'where',
          kind: 'one-of',
          words: { vi: 'Đèn ở đâu?', en: 'Where is the lamp?' },
          required: true,
          options: [
            { key: 'street', words: { vi: 'Trên cột ngoài đường', en: 'On a post in the street' } },
            { key: 'alley', words: { vi: 'Trong hẻm', en: 'In an alley' } },
          ],
          when: null,
        },
        {
          key: 'post',
          kind: 'text',
          words: { vi: 'Số ghi trên cột đèn', en: 'The number on the post' },
          required: false,
          options: [],
          when: { question: 'where', is: ['street'] },
        },
        {
          key: 'since',
          kind: 'date',
          words: { vi: 'Đèn hỏng từ ngày nào?', en: 'Since when has it been out?' },
          required: false,
          options: [],
          when: null,
        },
      ],
    },
  ],
  places: [
    { kind: 'ward', name: 'Phường Sao Mai', wardCode: '27301', lat: 10.7769, lng: 106.7009 },
    ...['Nguyễn Trãi', 'Lê Lợi', 'Cao Thắng', 'Hoàng Sa', 'Tô Hiệu'].map((name) => ({
      kind: 'street' as const,
      name: `Đường ${name}`,
      wardCode: '27301',
    })),
    { kind: 'landmark', name: 'Chợ Sao Mai', wardCode: '27301', lat: 10.7775, lng: 106.7021 },
    { kind: 'landmark', name: 'Công viên Sao Mai', wardCode: '27301', lat: 10.7689, lng: 106.6931 },
  ],
  approvalRules: [],
  routingRules: [
    ...rules('Rác thải, vệ sinh', 'MT', ['Vệ sinh môi trường'], ['rác', 'mùi hôi', 'cống thoát nước']),
    ...rules(
      'Lấn chiếm, tiếng ồn',
      'TTDT',
      ['Trật tự đô thị'],
      ['vỉa hè', 'lấn chiếm', 'karaoke', 'tiếng ồn'],
    ),
    ...rules('Hộ tịch', 'HT', ['Hành chính công'], ['khai sinh', 'kết hôn', 'hộ tịch', 'chứng thực']),
    ...rules('Đất đai, xây dựng', 'DD', [], ['sổ đỏ', 'đất đai', 'xây dựng', 'giấy phép xây dựng']),
    ...rules('Kinh doanh', 'KD', [], ['hộ kinh doanh', 'giấy phép kinh doanh']),
    ...rules('Đường, đèn, cây xanh', 'KTHT', ['Giao thông', 'Chiếu sáng', 'Cây xanh'], []),
    ...rules('Văn hóa, xã hội', 'VHXH', ['Văn hóa – xã hội'], ['trường học', 'trợ cấp', 'bảo trợ']),
    ...rules('Y tế', 'YT', ['Y tế'], ['tiêm chủng', 'sốt xuất huyết']),
  ],
}

function unit(
  code: string,
  name: string,
  nameEn: string,
  kind: UnitKind,
  parent: string | null = null,
): OrganisationFile['units'][number] {
  return { code, name, nameEn, kind, parent }
}

/** Invented: its limit is no one's law. */
function procedure(
  code: string,
  name: string,
  nameEn: string,
  days: number,
): NonNullable<OrganisationFile['procedures']>[number] {
  const limit = { kind: 'working-days', count: days } as const
  return {
    code,
    name,
    nameEn,
    category: null,
    statutory: limit,
    committed: limit,
    validFrom: '2025-07-01',
    retired: false,
  }
}

function person(
  username: string,
  name: string,
  role: Role,
  unitCode: string,
): OrganisationFile['people'][number] {
  return { username, name, password: DEMO_PASSWORD, grants: [{ role, unit: unitCode }] }
}

/** All conditions of a rule must hold; where a category or a word is enough, they stand as two rules. */
function rules(
  name: string,
  unitCode: string,
  categories: string[],
  words: string[],
): OrganisationFile['routingRules'] {
  const base = { unit: unitCode, wardCodes: [], validTo: null }
  return [
    ...(categories.length > 0 ? [{ ...base, name: `${name} (lĩnh vực)`, categories, words: [] }] : []),
    ...(words.length > 0 ? [{ ...base, name: `${name} (từ ngữ)`, categories: [], words }] : []),
  ]
}
