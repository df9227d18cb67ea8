/** What invented citizens write, and what a unit may answer, about one `{street}`. Streets and people do not exist. */
export interface Story {
  readonly category: string
  readonly text: string
  readonly answer: string
  /** Who answers it where no rule leads to anybody with an account. */
  readonly unit?: string
}

export const STORIES: readonly Story[] = [
  {
    category: 'Vệ sinh môi trường',
    text: 'Rác để ngoài vỉa hè {street} ba ngày nay chưa thu gom, bốc mùi hôi ảnh hưởng các hộ xung quanh.',
    answer:
      'Đơn vị đã cho xe thu gom toàn bộ rác tại {street} và điều chỉnh lịch thu gom hằng ngày lúc 18:00.',
  },
  {
    category: 'Trật tự đô thị',
    text: 'Quán ăn trên {street} kê bàn ghế lấn chiếm hết vỉa hè, người đi bộ phải xuống lòng đường.',
    answer:
      'Tổ Trật tự đô thị đã lập biên bản nhắc nhở, yêu cầu hộ kinh doanh trả lại vỉa hè; sẽ kiểm tra lại trong tuần.',
  },
  {
    category: 'Trật tự đô thị',
    text: 'Nhà bên cạnh ở {street} hát karaoke loa lớn đến 23 giờ, tiếng ồn không ai ngủ được.',
    answer: 'Đơn vị đã làm việc với hộ gia đình; hộ cam kết không sử dụng loa sau 22 giờ.',
  },
  {
    category: 'Chiếu sáng',
    text: 'Đèn đường ở {street} hư cả tuần, buổi tối rất tối và nguy hiểm.',
    answer: 'Đã thay ba bóng đèn tại {street}; hệ thống chiếu sáng hoạt động bình thường.',
  },
  {
    category: 'Giao thông',
    text: 'Ổ gà lớn trước nhà tôi ở {street}, xe máy dễ té khi trời mưa.',
    answer: 'Đã dặm vá mặt đường tạm thời và đưa vào kế hoạch sửa chữa đoạn đường này.',
  },
  {
    category: 'Cây xanh',
    text: 'Cây trước trường trên {street} có nhánh khô sắp gãy, đề nghị cắt tỉa trước mùa mưa.',
    answer: 'Đơn vị đã cắt tỉa nhánh khô và kiểm tra toàn bộ cây trên tuyến đường.',
  },
  {
    category: 'Hành chính công',
    text: 'Tôi nộp hồ sơ đăng ký khai sinh đã quá ngày hẹn mà chưa có kết quả, xin cho biết lý do.',
    answer:
      'Hồ sơ chậm do chờ xác minh; kết quả đã có và được giao tại Quầy 1. Đơn vị xin lỗi quý vị về sự chậm trễ.',
  },
  {
    category: 'Hành chính công',
    text: 'Kiến nghị mở thêm một quầy chứng thực vào buổi sáng vì người chờ rất đông.',
    answer: 'Trung tâm đã bố trí thêm một cán bộ chứng thực từ 07:30 đến 10:00 các ngày làm việc.',
  },
  {
    category: 'Đất đai',
    text: 'Xin hỏi hồ sơ cấp đổi sổ đỏ cần những giấy tờ gì và thời gian bao lâu?',
    answer:
      'Thành phần hồ sơ và thời hạn được niêm yết tại Quầy 2 và trên trang thông tin của phường; cán bộ đã gọi điện hướng dẫn.',
  },
  {
    category: 'Xây dựng',
    text: 'Công trình xây dựng bên {street} đổ vật liệu ra lòng đường, không che chắn.',
    answer: 'Đã kiểm tra, yêu cầu chủ đầu tư thu dọn vật liệu và che chắn công trình ngay trong ngày.',
  },
  {
    category: 'Kinh doanh',
    text: 'Tôi muốn tạm ngừng hộ kinh doanh, thủ tục làm ở đâu và có nộp trực tuyến được không?',
    answer: 'Thủ tục thực hiện tại Quầy 3 hoặc nộp trực tuyến; kết quả trong một ngày làm việc.',
  },
  {
    category: 'Văn hóa – xã hội',
    text: 'Mẹ tôi 82 tuổi chưa nhận được trợ cấp người cao tuổi tháng này.',
    answer: 'Phòng đã rà soát và chi trả bổ sung; khoản trợ cấp được giao tại nhà.',
  },
  {
    category: 'Y tế',
    text: 'Khu phố gần {street} có nhiều ca sốt xuất huyết, đề nghị phun thuốc diệt muỗi.',
    answer: 'Trạm Y tế đã phun thuốc toàn khu phố và hướng dẫn các hộ loại bỏ nước đọng.',
    unit: 'VHXH',
  },
  {
    category: 'Vấn đề khác',
    text: 'Xin góp ý: bảng chỉ dẫn ở cổng vào khó thấy, người lớn tuổi hay đi nhầm.',
    answer: 'Cảm ơn quý vị; bảng chỉ dẫn mới, chữ lớn hơn, đã được lắp tại cổng.',
    unit: 'PVHCC',
  },
]

export const STREETS = ['Mẫu Đơn', 'Hoa Mai', 'Hoa Cúc', 'Hướng Dương', 'Hoa Hồng', 'Thạch Thảo', 'Bằng Lăng']

export const SENDERS = [
  'Nguyễn Văn Mẫu',
  'Trần Thị Minh Hoạ',
  'Lê Giả Định',
  'Phạm Thị Ví Dụ',
  'Hoàng Thử Nghiệm',
]

/** What senders say of an answer, in turn. */
export const VERDICTS: readonly { readonly level: number; readonly reason: string }[] = [
  { level: 5, reason: 'Xử lý nhanh, cảm ơn cán bộ.' },
  { level: 4, reason: '' },
  { level: 2, reason: 'Trả lời chung chung, chưa nói bao giờ xong.' },
  { level: 5, reason: '' },
  { level: 4, reason: '' },
  { level: 3, reason: '' },
  { level: 1, reason: 'Chưa ai đến kiểm tra.' },
]
