import type { Language, Words } from '../../contract/language.ts'

export const NOT_SIPAS: Words = { vi: 'Đây không phải chỉ số SIPAS.', en: 'This is not the SIPAS index.' }

/** How a quarter is counted, sentence by sentence, as it stands on pages and on paper. */
export const METHOD: Readonly<Record<Language, readonly string[]>> = {
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
