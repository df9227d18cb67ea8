import type { TaskRhythm } from '../contract/reports/report-tasks.ts'

/** A task of a plan, before a day `MM-DD` of its year (`+01-01`: of the next one). */
interface PlanTask {
  /** Which part of the plan it stands in; PL is its annex. */
  readonly clause: string
  readonly title: string
  readonly before: string
  readonly rhythm: TaskRhythm
  readonly product: string
  /** Whom the plan names, and what it says of the time where that is no day. */
  readonly said: string
}

/**
 * The plan of Binh Tan district of 09/02/2021, as a template for a year. What is due “ongoing” is asked for each quarter, what is due in
 * the last week of a month before the next one begins, what the plan sets for a quarter or a year before the next one begins.
 */
export const PLAN_OF_2021: readonly PlanTask[] = [
  {
    clause: 'III.1',
    title: 'Kế hoạch cải cách hành chính năm',
    before: '02-27',
    rhythm: 'year',
    product: 'Kế hoạch',
    said: 'mọi đơn vị',
  },
  {
    clause: 'III.1',
    title: 'Báo cáo quý I',
    before: '02-26',
    rhythm: 'year',
    product: 'Báo cáo',
    said: 'mọi đơn vị',
  },
  {
    clause: 'III.1',
    title: 'Báo cáo 6 tháng',
    before: '05-05',
    rhythm: 'year',
    product: 'Báo cáo',
    said: 'mọi đơn vị',
  },
  {
    clause: 'III.1',
    title: 'Báo cáo quý III',
    before: '08-05',
    rhythm: 'year',
    product: 'Báo cáo',
    said: 'mọi đơn vị',
  },
  {
    clause: 'III.1',
    title: 'Báo cáo năm',
    before: '11-05',
    rhythm: 'year',
    product: 'Báo cáo',
    said: 'mọi đơn vị',
  },
  {
    clause: 'III.2',
    title: 'Tổng hợp báo cáo thành phố',
    before: '04-01',
    rhythm: 'quarter',
    product: 'Báo cáo',
    said: 'Phòng VH&TT; quý, 6 tháng, năm',
  },
  {
    clause: 'III.3',
    title: 'Tổng hợp cải cách hành chính trình Ban Chỉ đạo',
    before: '04-01',
    rhythm: 'quarter',
    product: 'Báo cáo',
    said: 'Phòng Nội vụ',
  },
  {
    clause: 'III.4',
    title: 'Công khai mục Hỏi – Đáp và đường dây nóng',
    before: '04-01',
    rhythm: 'quarter',
    product: 'Trang tin, bảng niêm yết',
    said: 'VP HĐND&UBND; thường xuyên',
  },
  {
    clause: 'PL I.1',
    title: 'Hội nghị tổng kết công tác cải cách hành chính',
    before: '04-01',
    rhythm: 'year',
    product: 'Hội nghị, báo cáo',
    said: 'Phòng Nội vụ; quý I',
  },
  {
    clause: 'PL I.4',
    title: 'Công bố chỉ số cải cách hành chính',
    before: '03-01',
    rhythm: 'year',
    product: 'Văn bản công bố',
    said: 'Phòng Nội vụ; tháng 02',
  },
  {
    clause: 'PL I.4',
    title: 'Công bố kết quả khảo sát hài lòng',
    before: '04-01',
    rhythm: 'quarter',
    product: 'Văn bản công bố, báo cáo, tin trên trang thông tin',
    said: 'Phòng Nội vụ; hằng quý',
  },
  {
    clause: 'PL I.7',
    title: 'Đưa hỗ trợ dịch vụ công trực tuyến vào đánh giá cán bộ',
    before: '04-01',
    rhythm: 'quarter',
    product: 'Báo cáo',
    said: 'thủ trưởng các đơn vị; thường xuyên',
  },
  {
    clause: 'PL I.8',
    title: 'Kiểm tra thực hiện Nghị định 61/2018/NĐ-CP',
    before: '01-11',
    rhythm: 'week',
    product: 'Văn bản',
    said: 'VP HĐND&UBND, 10 phường; hằng tuần',
  },
  {
    clause: 'PL I.8',
    title: 'Công khai số liệu tiếp nhận, giải quyết hồ sơ',
    before: '02-01',
    rhythm: 'month',
    product: 'Bảng số liệu',
    said: 'VP HĐND&UBND, 10 phường; tuần cuối hằng tháng',
  },
  {
    clause: 'PL I.9',
    title: 'Tập huấn nghiệp vụ một cửa',
    before: '04-01',
    rhythm: 'quarter',
    product: 'Lớp tập huấn',
    said: 'Phòng Nội vụ; thường xuyên',
  },
  {
    clause: 'PL II.2',
    title: 'Niêm yết thủ tục và trả lời phản ánh, kiến nghị tại bộ phận một cửa',
    before: '04-01',
    rhythm: 'quarter',
    product: 'Bảng niêm yết',
    said: 'VP HĐND&UBND, 10 phường; thường xuyên',
  },
  {
    clause: 'PL II.4',
    title: 'Hướng dẫn tra cứu hồ sơ, đường dây nóng tiếp nhận phản ánh',
    before: '04-01',
    rhythm: 'quarter',
    product: 'Báo cáo',
    said: 'thủ trưởng các đơn vị; thường xuyên',
  },
  {
    clause: 'PL II.6',
    title: 'Tiếp nhận phản ánh, kiến nghị và đăng câu trả lời',
    before: '04-01',
    rhythm: 'quarter',
    product: 'Câu trả lời trên trang thông tin',
    said: 'mọi đơn vị; thường xuyên',
  },
  {
    clause: 'PL II.8',
    title: 'Ít nhất 03 tin, bài mỗi tháng',
    before: '02-01',
    rhythm: 'month',
    product: '03 tin, bài',
    said: 'Trung tâm VH-TDTT, 10 phường, Phòng VH&TT',
  },
  {
    clause: 'PL II.10',
    title: 'Khảo sát mức độ hài lòng của người dân',
    before: '+01-01',
    rhythm: 'year',
    product: 'Phiếu khảo sát, báo cáo',
    said: 'Phòng Nội vụ; trong năm',
  },
  {
    clause: 'PL II.11',
    title: 'Tỷ lệ người dân tham gia khảo sát',
    before: '04-01',
    rhythm: 'quarter',
    product: 'Tỷ lệ tham gia',
    said: 'các đơn vị, 10 phường; thường xuyên',
  },
  {
    clause: 'PL III.1',
    title: 'Kiểm tra công tác thông tin, tuyên truyền',
    before: '+01-01',
    rhythm: 'year',
    product: 'Kế hoạch, biên bản, báo cáo',
    said: 'Phòng VH&TT; theo kế hoạch',
  },
]

/** The first day before which a task of the plan is due in a year, `YYYY-MM-DD`. */
export function planDueBefore({ before }: Pick<PlanTask, 'before'>, year: number): string {
  return before.startsWith('+') ? `${year + 1}-${before.slice(1)}` : `${year}-${before}`
}

/** Where a task stands and whom the plan names: `Kế hoạch quận Bình Tân 09/02/2021, PL I.8 (…)`. */
export function planSource({ clause, said }: Pick<PlanTask, 'clause' | 'said'>): string {
  return `Mẫu theo Kế hoạch của UBND quận Bình Tân ngày 09/02/2021, mục ${clause} (${said})`
}
