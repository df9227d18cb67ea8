import type { Words } from '../../server/contract/language.ts'

/** What pages that stand under one place of the menu are called, on their tabs and at their heads: one small table, for every page loads it. */
export const TAB_STRINGS = {
  templates: { vi: 'Mẫu trả lời', en: 'Answer templates' },
  approvalRules: { vi: 'Quy tắc duyệt', en: 'Approval rules' },
  kiosks: { vi: 'Máy đánh giá', en: 'Kiosks' },
  waysToRate: { vi: 'Cách lấy ý kiến', en: 'Ways to rate' },
  otherChannels: { vi: 'Kênh khác', en: 'Other channels' },
  calendar: { vi: 'Lịch làm việc', en: 'Working calendar' },
  policies: { vi: 'Chính sách thời hạn', en: 'Deadline policies' },
  deadlines: { vi: 'Lịch và thời hạn', en: 'Calendar and deadlines' },
  results: { vi: 'Kết quả theo quý', en: 'Results by quarter' },
  reports: { vi: 'Báo cáo', en: 'Reports' },
  comments: { vi: 'Lời góp ý', en: 'Comments' },
  improvements: { vi: 'Quý vị nói, chúng tôi làm', en: 'You said, we did' },
  indexes: { vi: 'Chỉ số', en: 'Indexes' },
  messages: { vi: 'Tin cho công dân', en: 'Messages to citizens' },
  keeping: { vi: 'Sao lưu và máy chủ', en: 'Backups and server' },
  audit: { vi: 'Nhật ký truy cập', en: 'Audit' },
  personalData: { vi: 'Dữ liệu cá nhân', en: 'Personal data' },
  places: { vi: 'Địa điểm', en: 'Places' },
  publish: { vi: 'Ký và công bố', en: 'Sign and publish' },
  dossiers: { vi: 'Hồ sơ', en: 'Dossiers' },
  quality: { vi: 'Chất lượng dữ liệu', en: 'Data quality' },
  questions: { vi: 'Câu hỏi theo lĩnh vực', en: 'Questions by category' },
  reportTasks: { vi: 'Nhiệm vụ báo cáo', en: 'Report tasks' },
} as const satisfies Record<string, Words>
