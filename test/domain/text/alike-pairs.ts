/**
 * Invented matters, each as several people tell it: with and without marks, short and long, with courtesies, in other words.
 * Matters of one kind in other streets stand beside each other, for there it is hard.
 */
export const MATTERS: readonly {
  readonly at?: string
  readonly ward?: string
  readonly category?: string
  readonly tellings: readonly string[]
}[] = [
  {
    at: 'hẻm 12 đường Nguyễn Trãi',
    ward: '27301',
    category: 'Chiếu sáng',
    tellings: [
      'Đèn đường hẻm 12 Nguyễn Trãi không sáng đã ba ngày, trẻ em đi học về rất tối.',
      'den duong hem 12 nguyen trai khong sang may ngay nay, buoi toi di lai nguy hiem',
      'Kính gửi UBND phường. Hẻm 12 đường Nguyễn Trãi mấy hôm nay đèn đường hỏng không sáng, đề nghị sửa đèn sớm. Xin cảm ơn.',
    ],
  },
  {
    at: 'đường Lê Lai',
    ward: '27301',
    category: 'Chiếu sáng',
    tellings: [
      'Cột đèn chiếu sáng trước số 45 Lê Lai bị nghiêng sau trận mưa, sợ đổ vào nhà dân.',
      'Trụ đèn chiếu sáng đường Lê Lai bị nghiêng do mưa bão, nguy cơ đổ xuống đường.',
    ],
  },
  {
    at: 'chợ Bàn Cờ',
    ward: '27304',
    category: 'Rác',
    tellings: [
      'Rác chợ Bàn Cờ ba ngày chưa thu gom, bốc mùi hôi thối khắp xóm.',
      'Bãi rác cạnh chợ Bàn Cờ không ai thu gom mấy ngày rồi, mùi hôi thối chịu không nổi.',
      'rac o cho ban co khong thu gom, hoi thoi lam',
    ],
  },
  {
    at: 'đường Cao Thắng',
    ward: '27304',
    category: 'Rác',
    tellings: [
      'Người dân đổ rác bừa bãi dưới gốc cây đường Cao Thắng, xe rác không lấy.',
      'Gốc cây trước trường học trên đường Cao Thắng bị đổ rác bừa bãi, không có xe rác đến lấy.',
    ],
  },
  {
    at: 'quán karaoke 36 Trần Hữu',
    ward: '20200',
    category: 'Tiếng ồn',
    tellings: [
      'Quán nhậu 36 Trần Hữu hát karaoke loa kẹo kéo ồn ào đến 23 giờ đêm không ai ngủ được.',
      'Tôi xin phản ánh quán nhậu ở số 36 đường Trần Hữu mở loa kẹo kéo hát karaoke gây ồn ào tới khuya.',
      'loa keo keo karaoke quan nhau tran huu on ao moi dem, de nghi phuong xu ly',
    ],
  },
  {
    at: 'quán 88 Hồ Tùng Mậu',
    ward: '20203',
    category: 'Tiếng ồn',
    tellings: [
      'Quán cà phê 88 Hồ Tùng Mậu mở nhạc sống quá lớn cuối tuần.',
      'Nhạc sống quán cà phê Hồ Tùng Mậu quá lớn, tối thứ bảy chủ nhật nào cũng vậy.',
    ],
  },
  {
    at: 'số 12 Nguyễn Huệ',
    ward: '26740',
    category: 'Vỉa hè',
    tellings: [
      'Vỉa hè trước số 12 Nguyễn Huệ bị sụt, người đi bộ phải xuống lòng đường.',
      'Sụt vỉa hè đoạn số 12 đường Nguyễn Huệ, rất nguy hiểm cho người đi bộ vì phải đi xuống lòng đường.',
    ],
  },
  {
    at: 'đường Phú Hòa 7',
    ward: '20194',
    category: 'Vỉa hè',
    tellings: [
      'Nhiều nhà trên đường Phú Hòa 7 đổ bê tông lối đi lấn chiếm vỉa hè, ô tô đậu dưới lòng đường.',
      'Đường Phú Hòa 7 bị lấn chiếm vỉa hè, xe ô tô đậu hết lòng đường cản trở giao thông.',
    ],
  },
  {
    at: 'đường Đinh Công Thiện',
    ward: '20314',
    category: 'Vỉa hè',
    tellings: [
      'Quán bún riêu 17 Đinh Công Thiện lấn chiếm lòng lề đường để bán hàng, đổ nước thải ra đường.',
      'quan bun rieu 17 dinh cong thien lan chiem le duong buon ban, xa nuoc thai ra via he',
    ],
  },
  {
    at: 'ngã tư Phan Đăng Lưu',
    ward: '26900',
    category: 'Giao thông',
    tellings: [
      'Đèn tín hiệu giao thông ngã tư Phan Đăng Lưu bị hỏng, kẹt xe từ sáng.',
      'Ngã tư Phan Đăng Lưu đèn tín hiệu hỏng từ sáng nay, kẹt xe kéo dài, không có công an điều tiết.',
    ],
  },
  {
    at: 'ngã tư Hàng Xanh',
    ward: '26905',
    category: 'Giao thông',
    tellings: [
      'Ổ gà lớn ngay ngã tư Hàng Xanh, xe máy té mỗi ngày.',
      'Mặt đường ngã tư Hàng Xanh có ổ gà rất lớn, nhiều xe máy bị té.',
    ],
  },
  {
    category: 'Thủ tục',
    tellings: [
      'Cho tôi hỏi thủ tục đăng ký khai sinh cho con cần những giấy tờ gì?',
      'Xin hỏi đăng ký khai sinh cho con thì cần giấy tờ gì, thủ tục mất bao lâu?',
    ],
  },
  {
    category: 'Thủ tục',
    tellings: [
      'Hồ sơ cấp giấy chứng nhận quyền sử dụng đất của tôi đã quá hẹn hai tuần chưa có kết quả.',
      'Tôi nộp hồ sơ xin cấp giấy chứng nhận quyền sử dụng đất, quá hẹn đã nửa tháng vẫn chưa có kết quả.',
    ],
  },
  {
    category: 'Thủ tục',
    tellings: [
      'Xin cấp bản sao trích lục khai sinh qua mạng bị báo lỗi, không nộp được.',
      'Nộp hồ sơ trích lục khai sinh trên cổng dịch vụ công bị báo lỗi liên tục.',
    ],
  },
  {
    at: 'kênh Nhiêu Lộc',
    ward: '27140',
    category: 'Môi trường',
    tellings: [
      'Cá chết nổi trắng kênh Nhiêu Lộc đoạn cầu Lê Văn Sỹ, mùi hôi tanh.',
      'Kênh Nhiêu Lộc gần cầu Lê Văn Sỹ cá chết nổi trắng mặt nước, mùi tanh rất khó chịu.',
    ],
  },
  {
    at: 'tổ 14 An Phú',
    ward: '20290',
    category: 'Môi trường',
    tellings: [
      'Điểm thu mua phế liệu ở tổ 14 đốt rác thải bốc khói độc hại trong khu dân cư.',
      'Bãi phế liệu tổ 14 thường xuyên đốt rác, khói bụi độc hại bay khắp khu dân cư, đề nghị dẹp bỏ.',
    ],
  },
  {
    at: 'hẻm 287 Điện Biên Phủ',
    ward: '27307',
    category: 'Thoát nước',
    tellings: [
      'Cống thoát nước hẻm 287 Điện Biên Phủ bị nghẹt, hễ mưa là ngập vào nhà.',
      'Hẻm 287 Điện Biên Phủ ngập nước mỗi khi mưa vì cống nghẹt, nước tràn vào nhà dân.',
      'hem 287 dien bien phu cong nghet, mua la ngap nuoc vo nha',
    ],
  },
  {
    at: 'đường Tô Hiệu',
    ward: '27310',
    category: 'Thoát nước',
    tellings: [
      'Nắp cống trên đường Tô Hiệu bị mất, rất nguy hiểm ban đêm.',
      'Mất nắp cống đường Tô Hiệu, xe máy sụp xuống ban đêm rất nguy hiểm.',
    ],
  },
  {
    at: 'công viên Lê Thị Riêng',
    ward: '27150',
    category: 'Cây xanh',
    tellings: [
      'Cây cổ thụ trong công viên Lê Thị Riêng bị mục gốc, cành khô rơi xuống lối đi bộ.',
      'Cành khô cây lớn công viên Lê Thị Riêng rơi xuống lối đi, gốc cây đã mục, đề nghị cắt tỉa.',
    ],
  },
  {
    at: 'đường Hoàng Sa',
    ward: '27153',
    category: 'Cây xanh',
    tellings: [
      'Cây xanh trước nhà 102 Hoàng Sa nghiêng vào dây điện, mưa gió dễ đổ.',
      'cay xanh duong hoang sa nghieng vao day dien, so mua gio do cay',
    ],
  },
  {
    category: 'Thái độ phục vụ',
    tellings: [
      'Nhân viên quầy hộ tịch nói năng cộc lốc, bắt dân đi lại ba lần để bổ sung giấy tờ.',
      'Cán bộ ở quầy hộ tịch nói chuyện cộc lốc, tôi phải đi lại ba lần bổ sung giấy tờ.',
    ],
  },
  {
    category: 'Thái độ phục vụ',
    tellings: [
      'Chờ lấy số hai tiếng chưa được gọi, phòng chờ nóng không có quạt.',
      'Phòng chờ rất nóng, không có quạt, ngồi chờ gọi số hơn hai tiếng.',
    ],
  },
]
