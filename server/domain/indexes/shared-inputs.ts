import { entered, fromProduct } from './rule-set.ts'

/* What several rule sets count with; each number is asked for once. */

export const DOSSIERS_RECEIVED = entered('dossiers-received', 'Hồ sơ tiếp nhận', 'Dossiers received')
export const DOSSIERS_SOLVED = entered(
  'dossiers-solved',
  'Hồ sơ đã giải quyết (N của TT 01/2018, Điều 15.2a)',
  'Dossiers solved (N of Circular 01/2018, art. 15.2a)',
)
export const PROCEDURES = entered(
  'procedures-in-scope',
  'Thủ tục hành chính thuộc phạm vi',
  'Procedures in scope',
  { kind: 'stock' },
)

export const FEEDBACK_RECEIVED = fromProduct(
  'feedback-received',
  'Phản ánh, kiến nghị tiếp nhận trong kỳ',
  'Feedback received in the period',
)
export const FEEDBACK_ON_TIME = fromProduct(
  'feedback-on-time',
  'Phản ánh, kiến nghị trả lời đúng hạn hoặc trước hạn',
  'Feedback answered on time or early',
)
export const FEEDBACK_JUDGED = fromProduct(
  'feedback-judged',
  'Phản ánh, kiến nghị đã xét hạn (đã trả lời, hoặc đã quá hạn)',
  'Feedback whose deadline is decided (answered, or past due)',
)
export const FEEDBACK_PROLONGED = entered(
  'feedback-prolonged',
  'Phản ánh, kiến nghị bị xử lý kéo dài',
  'Feedback whose handling was prolonged',
)
