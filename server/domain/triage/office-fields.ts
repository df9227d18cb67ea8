/** A field that units of a ward, a district or a city look after, and the words that people write to it with. */
interface OfficeField {
  /** What a unit, a category or a rule calls it. */
  readonly names: readonly string[]
  /** Phrases, by the laws and lists that describe the field and by daily speech. */
  readonly words: readonly string[]
}

const list = (text: string): string[] => text.split(/\s*,\s*/).map((phrase) => phrase.trim())
const field = (names: string, words: string): OfficeField => ({ names: list(names), words: list(words) })

/**
 * What is known of the fields of local administration before anything was answered: by the fields of the 1022 channels and
 * of commune-level procedures. An office says more by the words of its rules, and by what it answers.
 */
export const OFFICE_FIELDS: readonly OfficeField[] = [
  field(
    'môi trường, vệ sinh',
    `rác thải, thu gom rác, xe rác, thùng rác, bãi rác, đổ trộm, phế liệu, xà bần, chất thải, nước thải, xả thải, ô nhiễm,
    mùi hôi, hôi thối, khói bụi, đốt, bụi, cống thoát nước, nghẹt cống, ngập nước, hố ga, mương, kênh rạch, chăn nuôi, ruồi,
    chuột, hóa chất, quét đường, phí vệ sinh, nước bẩn, tràn, bùn, khét`,
  ),
  field(
    'trật tự đô thị, quản lý đô thị, quy tắc đô thị',
    `lấn chiếm vỉa hè, lòng lề đường, buôn bán, hàng rong, chợ tự phát, chợ cóc, bàn ghế, quán nhậu, quán ăn, đậu xe, đỗ xe,
    bãi giữ xe, karaoke, loa kéo, tiếng ồn, ồn ào, bảng hiệu, biển quảng cáo, tờ rơi, mái che, mái hiên, ùn tắc, kẹt xe,
    xây dựng trái phép, vật liệu xây dựng, tụ tập, gây rối, mỹ quan`,
  ),
  field(
    'an ninh, trật tự xã hội, công an',
    `trộm cắp, cướp giật, đánh nhau, gây rối, tụ tập, đua xe, nẹt pô, ma túy, cờ bạc, đá gà, mại dâm, lừa đảo, tín dụng đen, đe dọa,
    karaoke, ồn ào, tiếng ồn, loa kéo, mất an ninh, say rượu, pháo nổ, tạm trú, hành hung`,
  ),
  field(
    'cư trú, căn cước',
    `căn cước, thẻ căn cước, định danh điện tử, thường trú, tạm trú, tạm vắng, hộ khẩu, nhập khẩu, tách hộ, xác nhận cư trú,
    số định danh, lưu trú`,
  ),
  field(
    'chiếu sáng, điện chiếu sáng',
    `đèn đường, bóng đèn, chiếu sáng, trụ đèn, cột đèn, tắt, hư, cháy, nhấp nháy, không sáng, tối, ban đêm, tủ điện, dây điện,
    đèn tín hiệu, đèn giao thông, đèn trang trí, lắp đèn, điện công cộng`,
  ),
  field(
    'điện lực, điện',
    `mất điện, cúp điện, cắt điện, đồng hồ điện, hóa đơn điện, tiền điện, dây điện, trụ điện, cột điện, trạm biến áp, chập điện,
    rò điện, điện giật, điện yếu`,
  ),
  field(
    'cấp nước, nước sạch',
    `nước sạch, nước máy, cúp nước, mất nước, nước yếu, nước đục, đồng hồ nước, tiền nước, ống nước, vỡ ống, rò rỉ nước, lắp nước`,
  ),
  field(
    'giao thông, hạ tầng, đường bộ, cầu đường',
    `mặt đường, ổ gà, hư hỏng, xuống cấp, sụt lún, lún, nứt, nắp cống, nắp hố ga, đào đường, thi công, tái lập, trải nhựa,
    bê tông, lầy lội, cầu, lan can, biển báo, vạch kẻ, vạch sơn, gờ giảm tốc, gương cầu, ngã ba, ngã tư, tai nạn, té,
    gạch lát, nâng cấp, mở rộng, hẻm`,
  ),
  field(
    'an toàn giao thông',
    `đậu xe, đỗ xe, dừng đỗ, lòng lề đường, ngược chiều, vượt đèn đỏ, chạy nhanh, quá tốc độ, xe tải, quá tải, kẹt xe, ùn tắc,
    tai nạn, che khuất tầm nhìn, đèn tín hiệu, biển cấm, phân luồng, trước cổng trường`,
  ),
  field(
    'vận tải, xe buýt',
    `xe buýt, trạm dừng, nhà chờ, bến xe, tuyến xe, tài xế, taxi, vé xe, phụ xe, bỏ trạm, xe khách`,
  ),
  field(
    'cây xanh, công viên',
    `cây xanh, cây, nhánh, cành, tán lá, gãy, đổ, ngã, bật gốc, rễ, mục, sâu, cắt tỉa, mé nhánh, đốn, chặt hạ, trồng cây,
    bóng mát, công viên, bồn hoa, thảm cỏ, cỏ dại, cắt cỏ, hoa, tưới`,
  ),
  field(
    'hộ tịch, tư pháp, chứng thực',
    `khai sinh, khai tử, giấy chứng tử, kết hôn, ly hôn, xác nhận độc thân, tình trạng hôn nhân, cải chính, thay đổi họ tên,
    tên đệm, năm sinh, trích lục, bản sao, sao y, chứng thực chữ ký, công chứng, nhận cha mẹ con, nuôi con nuôi, giám hộ,
    quốc tịch, hộ tịch, hòa giải`,
  ),
  field(
    'đất đai, địa chính, nhà đất',
    `sổ đỏ, sổ hồng, giấy chứng nhận quyền sử dụng đất, thửa đất, tách thửa, hợp thửa, chuyển mục đích, chuyển nhượng, sang tên,
    thừa kế, tặng cho, đo đạc, ranh giới, lấn ranh, tranh chấp đất, trích lục bản đồ, quy hoạch, thu hồi đất, đền bù,
    bồi thường, tái định cư, diện tích, địa chính, đất ở, đất nông nghiệp, thế chấp`,
  ),
  field(
    'xây dựng, nhà ở',
    `giấy phép xây dựng, xin phép xây, sửa chữa nhà, xây nhà, xây dựng trái phép, không phép, sai phép, hoàn công, nứt tường,
    công trình, móng, tầng, chung cư, quy hoạch, chỉ giới`,
  ),
  field(
    'kinh doanh, kinh tế',
    `hộ kinh doanh, đăng ký kinh doanh, giấy phép kinh doanh, mở cửa hàng, cửa hàng, tiệm, quán, ngành nghề, bổ sung ngành,
    đổi địa chỉ, chủ hộ, tạm ngừng, chấm dứt, giải thể, mã số thuế, thuế khoán, hợp tác xã, doanh nghiệp, công ty, bán lẻ,
    rượu, thuốc lá, thành lập, buôn bán tại nhà`,
  ),
  field(
    'thuế, tài chính',
    `thuế, thuế khoán, kê khai thuế, quyết toán, hóa đơn, lệ phí, phí, nộp thuế, nợ thuế, phạt chậm nộp, thuế đất, lệ phí trước bạ,
    hoàn thuế, mã số thuế`,
  ),
  field(
    'người tiêu dùng, hàng hóa, quản lý thị trường',
    `hàng giả, hàng nhái, kém chất lượng, cân thiếu, giá cao, chặt chém, niêm yết giá, không hoàn tiền, bảo hành, quảng cáo sai,
    mua hàng, xăng dầu, hàng hóa, hết hạn sử dụng`,
  ),
  field(
    'xã hội, lao động, bảo trợ, người có công',
    `trợ cấp, bảo trợ xã hội, người cao tuổi, người già, người khuyết tật, hộ nghèo, hộ cận nghèo, người có công, thương binh,
    liệt sĩ, cựu chiến binh, mai táng phí, tử tuất, bảo hiểm y tế, thẻ bảo hiểm, trẻ mồ côi, neo đơn, chi trả, quà tết,
    hỗ trợ tiền, vay vốn, việc làm, mất việc, học nghề, chế độ, bình xét, lương, bảo hiểm xã hội`,
  ),
  field(
    'trẻ em, bảo vệ trẻ em, gia đình',
    `trẻ em, trẻ bị đánh, bạo hành, bạo lực gia đình, xâm hại, bỏ rơi, lang thang, ăn xin, trẻ lang thang, bắt nạt`,
  ),
  field(
    'văn hóa, thể thao, du lịch',
    `lễ hội, đình, chùa, di tích, nhà văn hóa, thư viện, sân bóng, sân chơi, thể dục, thể thao, biểu diễn, quảng cáo, internet,
    trò chơi điện tử, du khách, du lịch, khách sạn, hướng dẫn viên`,
  ),
  field(
    'giáo dục, đào tạo, trường học, xã hội',
    `trường học, học sinh, giáo viên, cô giáo, tuyển sinh, nhập học, trái tuyến, học phí, thu tiền trường, lạm thu, dạy thêm,
    mầm non, mẫu giáo, tiểu học, lớp học, bán trú, phụ huynh, học bạ`,
  ),
  field(
    'y tế, sức khỏe',
    `trạm y tế, bệnh viện, phòng khám, bác sĩ, khám bệnh, tiêm chủng, tiêm ngừa, chích ngừa, vắc xin, sốt xuất huyết,
    tay chân miệng, dịch bệnh, muỗi, lăng quăng, phun thuốc, khử khuẩn, nhà thuốc, thuốc, bệnh dại, chó cắn, nhiễm bệnh, covid,
    cách ly, giấy khám sức khỏe`,
  ),
  field(
    'an toàn thực phẩm, y tế',
    `ngộ độc, an toàn thực phẩm, thực phẩm bẩn, thức ăn, ôi thiu, đau bụng, bếp ăn, quán ăn, không che đậy, suất ăn, giết mổ, thịt,
    phụ gia, nguồn gốc`,
  ),
  field(
    'nông nghiệp, thú y, thủy lợi, nông thôn',
    `ruộng, lúa, hoa màu, kênh mương, thủy lợi, đê, bơm nước, phân bón, thuốc trừ sâu, dịch tả heo, cúm gia cầm, gia súc, gia cầm,
    tiêm phòng, ao nuôi, tàu cá, ngư dân, rừng, khô hạn, xâm nhập mặn`,
  ),
  field(
    'phòng cháy, chữa cháy, cứu nạn',
    `cháy, hỏa hoạn, bình chữa cháy, lối thoát hiểm, báo cháy, cứu hỏa, trụ nước chữa cháy, nguy cơ cháy, bình gas, cứu hộ`,
  ),
  field(
    'thiên tai, phòng chống lụt bão',
    `bão, lũ, lụt, ngập, sạt lở, giông lốc, tốc mái, sơ tán, triều cường, cứu trợ, mưa lớn`,
  ),
  field(
    'thông tin, truyền thông, viễn thông, chuyển đổi số, công nghệ',
    `internet, cáp viễn thông, dây cáp, mạng, wifi, sóng điện thoại, tin nhắn rác, cuộc gọi rác, tin giả, mạng xã hội, trạm phát sóng,
    ứng dụng, tài khoản, cổng dịch vụ công, nộp trực tuyến, đăng nhập, báo lỗi, chữ ký số, loa phường, camera`,
  ),
  field('quân sự', `nghĩa vụ quân sự, khám tuyển, nhập ngũ, giấy gọi, dự bị động viên, dân quân, xuất ngũ`),
  field(
    'hành chính công, phục vụ hành chính, một cửa, văn phòng',
    `thái độ, cán bộ, công chức, tiếp dân, chờ lâu, bốc số, lấy số, quầy, trễ hẹn, quá hạn trả kết quả, hướng dẫn, giờ làm việc,
    nghỉ trưa, nhũng nhiễu, gây khó khăn, đi lại nhiều lần, chỗ ngồi, bảng chỉ dẫn, lịch tiếp công dân`,
  ),
]
