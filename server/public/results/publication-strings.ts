import type { Words } from '../../contract/language.ts'

/** Words about a publication itself: who signed what, and what was corrected. */
export const PUBLICATION = {
  title: { vi: 'Bản công bố', en: 'This publication' },
  number: { vi: 'Số công bố', en: 'Publication number' },
  publishedBy: { vi: 'Người ký', en: 'Signed by' },
  publishedAt: { vi: 'Ngày công bố', en: 'Published' },
  submittedBy: { vi: 'Người trình', en: 'Submitted by' },
  frozenAt: { vi: 'Số liệu chốt lúc', en: 'Figures frozen at' },
  licence: { vi: 'Giấy phép', en: 'Licence' },
  signature: { vi: 'Chữ ký số (Ed25519)', en: 'Signature (Ed25519)' },
  check: {
    vi: 'Tệp JSON tải ở dưới có đúng mã băm này; khoá công khai để kiểm chữ ký:',
    en: 'The JSON file below has this very hash; the public key to check the signature with:',
  },
  superseded: {
    vi: 'Bản này đã được đính chính. Bản mới nhất là số',
    en: 'This publication has been corrected. The latest is number',
  },
  versions: { vi: 'Các lần công bố của quý này', en: 'Publications of this quarter' },
  correction: { vi: 'Đính chính bản số', en: 'What it corrects in number' },
  reason: { vi: 'Lý do', en: 'Reason' },
  figure: { vi: 'Số liệu', en: 'Figure' },
  before: { vi: 'Trước', en: 'Before' },
  after: { vi: 'Sau', en: 'After' },
  narrative: { vi: 'Nhận xét của đơn vị', en: 'What the office says' },
  pdf: { vi: 'Báo cáo để in (PDF)', en: 'Report to print (PDF)' },
  docx: { vi: 'Báo cáo để sửa (Word)', en: 'Report to edit (Word)' },
  xlsx: { vi: 'Mọi bảng (Excel)', en: 'All tables (Excel)' },
  csv: { vi: 'Mọi số liệu, mỗi dòng một số (CSV)', en: 'Every figure, one a line (CSV)' },
  dictionary: { vi: 'Từ điển dữ liệu (CSV)', en: 'Data dictionary (CSV)' },
  picture: {
    vi: 'Hình nhúng: tỷ lệ hài lòng, số lượt và số công bố',
    en: 'Picture to embed: the share satisfied, ratings and publication number',
  },
  json: { vi: 'Toàn bộ số liệu (JSON, đã ký)', en: 'All figures (JSON, signed)' },
} as const satisfies Record<string, Words>
