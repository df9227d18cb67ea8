import type { Words } from '../contract/language.ts'

export const RESULTS = {
  title: { vi: 'Kết quả hằng quý', en: 'Quarterly results' },
  lead: {
    vi: 'Người dân hài lòng đến đâu và phản ánh có được trả lời đúng hạn không. Mỗi quý công bố một lần, sau khi quý kết thúc.',
    en: 'How satisfied people were, and whether feedback was answered on time. Published once a quarter, when it is over.',
  },
  none: {
    vi: 'Chưa có quý nào được công bố. Kết quả đầu tiên có sau khi quý này kết thúc.',
    en: 'No quarter has been published yet. The first results come when the present quarter is over.',
  },
  of: { vi: 'Kết quả', en: 'Results for' },
  all: { vi: 'Tất cả các quý', en: 'All quarters' },
  headline: { vi: 'Tóm tắt', en: 'In short' },
  byUnit: { vi: 'Hài lòng theo đơn vị', en: 'Satisfaction by unit' },
  barsLabel: {
    vi: 'Biểu đồ: tỷ lệ các mức theo đơn vị; số liệu đầy đủ trong bảng bên dưới.',
    en: 'Chart: the levels by unit; the table below has every figure.',
  },
  barsHint: {
    vi: 'Bên trái vạch giữa: chưa hài lòng; bên phải: hài lòng; mức Bình thường chia đều hai bên vạch.',
    en: 'Left of the middle line: dissatisfied; right: satisfied; Neutral lies across it.',
  },
  barsHint3: {
    vi: 'Bên trái vạch giữa: không hài lòng; bên phải: hài lòng.',
    en: 'Left of the middle line: dissatisfied; right: satisfied.',
  },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  n: { vi: 'Số lượt (n)', en: 'Ratings (n)' },
  share: { vi: 'Hài lòng', en: 'Satisfied' },
  interval: { vi: 'Khoảng 95%', en: '95% interval' },
  countsOnly: { vi: 'dưới 30 lượt', en: 'fewer than 30' },
  small: { vi: 'mẫu nhỏ', en: 'small sample' },
  timeliness: { vi: 'Trả lời phản ánh', en: 'Answering feedback' },
  method: { vi: 'Cách tính', en: 'Method' },
  excluded: { vi: 'Những lượt không tính', en: 'Ratings left out' },
  files: { vi: 'Tải số liệu', en: 'Download the figures' },
  satisfactionFile: { vi: 'Hài lòng (CSV)', en: 'Satisfaction (CSV)' },
  timelinessFile: { vi: 'Thời hạn trả lời (CSV)', en: 'Timeliness (CSV)' },
  notSipas: { vi: 'Đây không phải chỉ số SIPAS.', en: 'This is not the SIPAS index.' },
  notTold: { vi: 'chưa nêu', en: 'not told' },
  asOf: { vi: 'Số liệu tính đến', en: 'Figures as of' },
  scroll: { vi: 'Bảng có thể cuộn ngang', en: 'The table scrolls sideways' },
} as const satisfies Record<string, Words>

export const METHOD: Readonly<Record<'vi' | 'en', readonly string[]>> = {
  vi: [
    'Mọi công dân đến quầy đều có thể đánh giá trên máy đặt tại quầy; đây là ý kiến của người đã chọn đánh giá, không phải một cuộc điều tra chọn mẫu.',
    '“Hài lòng” gồm hai mức Hài lòng và Rất hài lòng, chia cho tất cả lượt đánh giá hợp lệ. Không tính điểm trung bình.',
    'Khoảng 95% tính theo Wilson: nếu lặp lại, khoảng này chứa tỷ lệ thật trong khoảng 95 trên 100 lần. Chỉ nói tăng hay giảm khi khoảng của chênh lệch (Newcombe, nới theo dao động giữa các ngày) không chứa 0, và khi tính trên các đơn vị có ở cả hai kỳ cũng vậy.',
    'Dưới 10 lượt thì không nêu; từ 10 đến 29 lượt chỉ nêu số lượng. Đơn vị hay tháng khác đủ lượt có thể được ẩn kèm và ghi rõ như vậy, để không ai tính ngược ra được; tháng của một đơn vị được nêu cả ba hoặc không.',
    'Thời hạn: mỗi phản ánh tiếp nhận trong quý đứng ở đúng một cột, các cột cộng lại bằng số tiếp nhận. Phản ánh đã quá hạn luôn tính là quá hạn, dù sau đó được chuyển, tạm dừng, kết thúc hay mở lại, và tính cho đơn vị giữ phản ánh khi hết hạn. Phản ánh mở lại được đếm riêng. Tỷ lệ đúng hạn = trả lời đúng hạn ÷ (trả lời đúng hạn + trả lời trễ hạn + đang quá hạn + kết thúc không trả lời khi đã quá hạn).',
  ],
  en: [
    'Everyone at a desk can rate on the device there; this is what those who chose to rate said, not a sample survey.',
    '“Satisfied” is Satisfied and Very satisfied, divided by all valid ratings. No mean score is used.',
    'The 95% interval is Wilson’s: if repeated, it would hold the true share about 95 times in 100. A rise or fall is named only where the interval of the difference (Newcombe, widened by how days differ) excludes 0, and that on the units of both periods does too.',
    'Fewer than 10 ratings are not shown; with 10 to 29 only counts are. Other units or months with enough ratings may be hidden beside them, and are said to be, so that nobody can work them out by subtraction; of a unit all three months are shown, or none.',
    'Timeliness: every item received in the quarter stands in exactly one column, and the columns make up what was received. A deadline once missed stays missed, whether the item is handed on, paused, ended or reopened afterwards, and is charged to the unit that held the item then. What was reopened is counted apart. On-time share = answered on time ÷ (answered on time + answered late + overdue + ended without an answer past due).',
  ],
}
