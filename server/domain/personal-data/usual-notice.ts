import type { NoticeBody } from '../../contract/personal-data/privacy-settings.ts'

/**
 * The privacy notice the service comes with, version 1: an office replaces it by its own. Another wording here would be
 * another version, for consents name the one that was shown; a test holds its hash.
 */
export const USUAL_NOTICE: NoticeBody = {
  vi: `# Ai chịu trách nhiệm
Cơ quan có tên ở đầu trang này quyết định vì sao và bằng cách nào dữ liệu được xử lý. Cơ quan giữ dữ liệu trong hệ thống của mình, không bán, không dùng để quảng cáo.

# Dữ liệu nào
Lượt đánh giá trên máy không gắn với tên ai. Phản ánh gồm điều quý vị viết, nơi xảy ra, ảnh nếu có (đã bỏ vị trí chụp) và, chỉ khi quý vị cho biết, tên, điện thoại, email. Không hỏi ảnh hay số căn cước.

# Để làm gì, theo căn cứ nào
Để tiếp nhận, trả lời phản ánh, kiến nghị và đo sự hài lòng: nhiệm vụ của cơ quan nhà nước, không cần sự đồng ý (Luật 91/2025/QH15, Điều 19). Đăng công khai, hiện tên và hỏi lại chỉ khi quý vị đồng ý từng việc; im lặng không phải là đồng ý (Điều 9).

# Ai được xem
Chỉ cán bộ xử lý phản ánh được xem người gửi; mỗi lần xem đều được ghi lại. Cán bộ được đánh giá không biết ai đã đánh giá. Phản ánh chuyển sang cơ quan khác khi thuộc thẩm quyền nơi đó. Trước khi đăng công khai, thông tin cá nhân được che.

# Quyền của quý vị
Xem, chỉnh sửa, xoá dữ liệu của mình, rút lại đồng ý, phản đối hoặc hạn chế xử lý (Luật 91/2025/QH15, Điều 4). Có việc luật buộc phải giữ; khi đó chúng tôi nói rõ giữ gì và theo điều nào.

# Yêu cầu bằng cách nào
Gửi mẫu ở cuối trang, nói tại quầy, hoặc gọi 1022. Nếu chưa thoả đáng, quý vị có quyền khiếu nại theo luật.`,
  en: `# Who is responsible
The office named at the top of this page decides why and how data is processed. It keeps the data in its own system, sells nothing and uses nothing for advertising.

# Which data
A rating on a tablet is tied to nobody’s name. Feedback holds what you write, where it is about, photos if any (without the place they were taken) and, only if you give them, name, telephone and e-mail. No picture or number of an identity card is asked for.

# What for, on which ground
To receive and answer feedback and to measure satisfaction: a task of a state office, without consent (Law 91/2025/QH15, art. 19). Publication, showing your name and asking once more happen only if you agree to each; silence is no consent (art. 9).

# Who sees it
Only staff who handle the feedback see its sender, and each look is recorded. Staff who are rated do not learn who rated them. Feedback goes to another office where the matter is theirs. Personal data is masked before anything is published.

# Your rights
To see, correct and delete your data, to withdraw consent, to object to or restrict the processing (Law 91/2025/QH15, art. 4). Some things must be kept by law; then we say what, and by which article.

# How to ask
By the form at the end of this page, at the desk, or by calling 1022. If you are not satisfied, you may complain as the law provides.`,
}
