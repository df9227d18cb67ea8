import type { PublicationBar, PublicationState } from '../../server/contract/feedback/publication.ts'
import type { Words } from '../../server/contract/language.ts'

export const PUBLISH_ANSWER_STRINGS = {
  title: { vi: 'Đăng công khai', en: 'Publication' },
  lead: {
    vi: 'Chỗ tô vàng sẽ được che. Bỏ dấu chọn nếu không phải thông tin cá nhân; bôi đen một đoạn rồi bấm “Che đoạn đang chọn” để che thêm.',
    en: 'What is yellow will be masked. Untick what is not personal; select a passage and press “Mask the selection” to mask more.',
  },
  question: { vi: 'Công dân viết', en: 'The citizen wrote' },
  answer: { vi: 'Trả lời', en: 'The answer' },
  asRead: { vi: 'Người ngoài sẽ đọc', en: 'As people outside read it' },
  marks: { vi: 'Sẽ che', en: 'To be masked' },
  noMarks: { vi: 'Không có gì được che.', en: 'Nothing is masked.' },
  reason: { vi: 'Lý do che', en: 'Reason' },
  maskSelection: { vi: 'Che đoạn đang chọn', en: 'Mask the selection' },
  maskWords: { vi: 'Hoặc gõ cụm từ cần che', en: 'Or type the words to mask' },
  maskTyped: { vi: 'Che cụm từ', en: 'Mask these words' },
  wordsNotFound: {
    vi: 'Không thấy cụm từ này trong câu hỏi hay câu trả lời.',
    en: 'These words stand neither in the question nor in the answer.',
  },
  reword: { vi: 'Viết lại hoặc rút gọn', en: 'Put in other words, or shorten' },
  rewordHint: {
    vi: 'Người đọc được báo là đã rút gọn. Bản gốc vẫn được giữ; điều đã che không được viết lại vào đây.',
    en: 'Readers are told that it was shortened. The original is kept; what is masked may not stand here again.',
  },
  asWritten: { vi: 'Đăng như đã viết', en: 'Publish as written' },
  changes: { vi: 'Khác bản gốc', en: 'What differs from the original' },
  nothingSelected: {
    vi: 'Xin bôi đen một đoạn trong câu hỏi hoặc câu trả lời trước.',
    en: 'Select a passage of the question or the answer first.',
  },
  photos: { vi: 'Ảnh được đăng (xem kỹ từng ảnh)', en: 'Photos to publish (look at each)' },
  documentAsIs: {
    vi: 'được đăng nguyên văn: không che được gì trong tài liệu',
    en: 'is published as it is: nothing can be covered in a document',
  },
  document: { vi: 'Tài liệu', en: 'Document' },
  photosAgain: {
    vi: 'Bản trình trước có ảnh: xin chọn lại, xem kỹ và che cho đủ. Chỗ đã che trên máy này được giữ đến khi đăng.',
    en: 'The last proposal had photos: choose them again, look closely and cover what is left. What was covered on this device is kept until it is published.',
  },
  photo: { vi: 'Ảnh', en: 'Photo' },
  cover: { vi: 'Vùng che', en: 'Covered place' },
  addCover: { vi: 'Thêm vùng che', en: 'Cover a place' },
  removeCover: { vi: 'Bỏ vùng che', en: 'Uncover place' },
  coverHint: {
    vi: 'Che mặt người, biển số: kéo trên ảnh, hoặc thêm vùng rồi dùng phím mũi tên để dời, Shift và mũi tên để đổi cỡ, Delete để bỏ.',
    en: 'Cover faces and plates: drag on the photo, or add a place and move it with the arrow keys, size it with Shift and an arrow, take it off with Delete.',
  },
  number: { vi: 'Số', en: 'No.' },
} as const satisfies Record<string, Words>

export const PUBLICATION_STATE_WORDS: Readonly<Record<PublicationState, Words>> = {
  proposed: { vi: 'Chờ người thứ hai duyệt đăng', en: 'Waiting for a second person' },
  published: { vi: 'Đang được đăng', en: 'Published' },
  returned: { vi: 'Đã trả lại để sửa', en: 'Returned to be changed' },
  withdrawn: { vi: 'Đã gỡ', en: 'Taken down' },
  reported: {
    vi: 'Bạn đọc báo lộ dữ liệu cá nhân: đang ẩn, chờ xem lại',
    en: 'A reader reported personal data: hidden until somebody has looked',
  },
}

/** Why it cannot be proposed; null where the page need not say. */
export const BAR_WORDS: Readonly<Record<PublicationBar, Words | null>> = {
  'not-answered': null,
  complaint: null,
  'no-consent': {
    vi: 'Công dân chưa đồng ý đăng. Nếu họ nói đồng ý, xin ghi nhận trước.',
    en: 'The citizen has not agreed to publication. If they did, note it first.',
  },
  'consent-withdrawn': {
    vi: 'Công dân đã rút đồng ý đăng.',
    en: 'The citizen has taken the consent back.',
  },
  erased: { vi: 'Nội dung đã được xoá.', en: 'The words were erased.' },
}
