import type { Words } from '../../../server/contract/language.ts'

export const KEEPING_STRINGS = {
  lead: {
    vi: 'Bản sao lưu, lần khôi phục thử và những gì máy chủ cần được chăm sóc. Cũng xem được bằng lệnh hailong doctor.',
    en: 'Backups, trial restores, and what the server needs. The command hailong doctor prints the same.',
  },
  backup: { vi: 'Bản sao lưu gần nhất', en: 'Last good backup' },
  trial: { vi: 'Khôi phục thử gần nhất', en: 'Last trial restore' },
  schedule: { vi: 'Tự sao lưu', en: 'Made by itself' },
  database: { vi: 'Cơ sở dữ liệu', en: 'Database' },
  none: { vi: 'Chưa có', en: 'None yet' },
  encrypted: { vi: 'đã mã hoá', en: 'encrypted' },
  open: { vi: 'không mã hoá', en: 'not encrypted' },
  copied: { vi: 'đã chép đi nơi khác', en: 'copied away' },
  findings: { vi: 'Kiểm tra', en: 'Checks' },
  good: { vi: 'Tốt', en: 'Good' },
  warning: { vi: 'Cần xử lý', en: 'To be done' },
  unknown: { vi: 'Chưa biết', en: 'Not known' },
} as const satisfies Record<string, Words>
