import { REFUSALS, type RefusalCode } from '../contract/refusals.ts'
import { problemOf } from '../problem.ts'
import type { JsonSchema } from './answer-table.ts'

const WORDS = {
  vi: 'Mức hài lòng và phản ánh tại bộ phận một cửa. Điều bị từ chối được trả lời bằng application/problem+json (RFC 9457), có mã `code` không đổi nghĩa.',
  en: 'Satisfaction and feedback of a one-stop public-service desk. What is refused is answered as application/problem+json (RFC 9457) with a `code` that never changes its meaning.',
}

export const INFO = {
  openapi: '3.1.0',
  info: {
    title: 'Hài Lòng',
    version: '1',
    description: `${WORDS.vi}\n\n${WORDS.en}`,
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/', description: 'Máy chủ này / this server' }],
}

/** Whoever lets in by one of these names it in what the route says of itself. */
const SECURITY = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'hailong_session',
    description: 'The cookie that POST /api/session sets / cookie do POST /api/session đặt',
  },
  tablet: {
    type: 'http',
    scheme: 'bearer',
    description:
      'The token that POST /api/kiosks/pair hands to a tablet / mã mà POST /api/kiosks/pair trao cho máy',
  },
  signature1022: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Signature',
    description:
      'sha256=<hex HMAC-SHA256 of the raw body with the shared secret> (RFC 2104) / HMAC của nội dung với khoá chung',
  },
  webhookSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'webhook-signature',
    description:
      'v1,<base64 HMAC-SHA256 over `webhook-id.webhook-timestamp.body`> (Standard Webhooks 1.0), the time at most 5 minutes off / lệch giờ tối đa 5 phút',
  },
  eventKey: {
    type: 'http',
    scheme: 'bearer',
    description: 'A key that may read events / khoá được đọc sự kiện',
  },
  apiKey: {
    type: 'apiKey',
    in: 'query',
    name: 'api_key',
    description: 'Made by an administrator; of a POST also a field of the form / quản trị viên tạo',
  },
} as const

export const TAGS: readonly { readonly name: string; readonly description: string }[] = [
  { name: 'session', description: 'Đăng nhập / signing in' },
  { name: 'feedback', description: 'Phản ánh, kiến nghị / items of feedback' },
  {
    name: 'channels',
    description: 'Nơi hệ thống khác gửi phản ánh tới / where other systems hand over items',
  },
  { name: 'open311', description: 'Open311 GeoReport v2' },
  { name: 'events', description: 'Sự kiện cho hệ thống khác / events for other systems' },
  { name: 'deliveries', description: 'Tin gửi cho hệ thống khác / what other systems are told' },
  { name: 'kiosks', description: 'Máy lấy ý kiến / tablets' },
  { name: 'ratings', description: 'Đánh giá / ratings' },
  { name: 'questionnaires', description: 'Phiếu hỏi / questionnaires' },
  { name: 'reports', description: 'Báo cáo / reports' },
  { name: 'results', description: 'Kết quả quý / the quarter’s results' },
  { name: 'improvements', description: 'Việc đã cải thiện / what was improved' },
  { name: 'report-tasks', description: 'Báo cáo phải nộp / reports that are due' },
  { name: 'deadlines', description: 'Thời hạn, lịch làm việc / deadlines and calendars' },
  { name: 'calendars', description: 'Lịch làm việc / working calendars' },
  { name: 'approval', description: 'Duyệt câu trả lời / approval of answers' },
  { name: 'organisation', description: 'Cơ quan, đơn vị, danh mục / office, units, catalogue' },
  { name: 'people', description: 'Người dùng / people' },
  { name: 'messages', description: 'Tin nhắn tới người dân / messages to citizens' },
  { name: 'notifications', description: 'Thông báo cho cán bộ / notices to staff' },
  { name: 'personal-data', description: 'Dữ liệu cá nhân / personal data' },
  { name: 'audit', description: 'Nhật ký / the audit trail' },
  { name: 'keeping', description: 'Sao lưu, kiểm tra / back-ups and checks' },
  { name: 'open-data', description: 'Dữ liệu mở / open data' },
  { name: 'health', description: 'Giám sát / monitoring' },
]

const Problem: JsonSchema = {
  description: 'RFC 9457; `code` is the promise, the words are for people.',
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    titles: { type: 'object', properties: { vi: { type: 'string' }, en: { type: 'string' } } },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'vi', 'en'],
        properties: {
          field: { type: 'string', description: 'Where it stands: `items.0.receivedAt`' },
          vi: { type: 'string' },
          en: { type: 'string' },
        },
      },
    },
  },
}

const ProtocolErrors: JsonSchema = {
  description: 'What Open311 GeoReport v2 answers of what went wrong.',
  type: 'array',
  items: {
    type: 'object',
    required: ['code', 'description'],
    properties: { code: { type: 'integer' }, description: { type: 'string' } },
  },
}

export const exampleName = (code: string) => code.replace('/', '.')

export const COMPONENTS = {
  securitySchemes: SECURITY,
  schemas: { Problem, ProtocolErrors },
  headers: {
    RetryAfter: {
      description: 'Seconds after which the same request may well succeed',
      schema: { type: 'integer' },
    },
  },
  examples: Object.fromEntries(
    (Object.keys(REFUSALS) as RefusalCode[]).map((code) => [exampleName(code), { value: problemOf(code) }]),
  ),
}
