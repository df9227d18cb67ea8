import type { FileState } from '../../contract/feedback/composer/answer-files.ts'
import type { Words } from '../../contract/language.ts'

/** Who sees a file of the staff, and whether it still stands. */
export const FILE_STATE_WORDS: Readonly<Record<FileState, Words>> = {
  unsent: { vi: 'chưa gửi', en: 'not sent' },
  note: { vi: 'nội bộ', en: 'for colleagues' },
  proposed: { vi: 'chờ duyệt', en: 'waits for approval' },
  answer: { vi: 'công dân xem được', en: 'seen by the citizen' },
  withdrawn: { vi: 'đã rút khỏi câu trả lời', en: 'withdrawn from the answer' },
}
