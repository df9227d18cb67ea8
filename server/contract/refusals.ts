import type { Words } from './language.ts'

interface RefusalEntry extends Words {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 503
  /** Seconds after which the same request may well succeed. */
  readonly retryAfterS?: number
}

/**
 * Everything the service refuses, once: code → HTTP status and the sentence for the caller in both languages.
 * A code is a promise to other systems: it may be added, never reused for something else.
 */
export const REFUSALS = {
  'request/malformed': {
    status: 400,
    vi: 'Nội dung gửi lên không đọc được: cần JSON hợp lệ, mã hoá UTF-8.',
    en: 'The body cannot be read: valid JSON in UTF-8 is needed.',
  },
  'request/invalid': {
    status: 400,
    vi: 'Có trường chưa đúng; xem danh sách kèm theo.',
    en: 'Some fields are not right; see the list.',
  },
  'request/too-large': {
    status: 413,
    vi: 'Nội dung gửi lên quá lớn.',
    en: 'The body is too large.',
  },
  'request/too-many-items': {
    status: 413,
    vi: 'Quá nhiều mục trong một lần gửi; xin chia nhỏ.',
    en: 'Too many items in one request; split it.',
  },
  'request/too-often': {
    status: 429,
    vi: 'Quá nhiều yêu cầu trong thời gian ngắn; xin thử lại sau ít phút.',
    en: 'Too many requests in a short time; try again in a few minutes.',
  },
  'request/not-found': {
    status: 404,
    vi: 'Không tìm thấy địa chỉ này.',
    en: 'There is nothing at this address.',
  },
  'service/unavailable': {
    status: 503,
    retryAfterS: 5,
    vi: 'Hệ thống tạm thời gián đoạn; xin thử lại sau ít giây.',
    en: 'The service cannot work for the moment; try again in a few seconds.',
  },
  'service/busy': {
    status: 503,
    retryAfterS: 10,
    vi: 'Đang có quá nhiều trang hoặc báo cáo được lập cùng lúc; xin thử lại sau ít giây.',
    en: 'Too many pages or reports are being worked out at once; try again in a few seconds.',
  },
  'service/too-long': {
    status: 503,
    retryAfterS: 60,
    vi: 'Trang này đang mất quá nhiều thời gian để lập; xin thử lại sau ít phút.',
    en: 'This page takes too long to work out just now; try again in a few minutes.',
  },
  'request/cross-site': {
    status: 403,
    vi: 'Yêu cầu đến từ trang khác nên bị từ chối.',
    en: 'The request came from another site and was refused.',
  },
  'access/sign-in-needed': { status: 401, vi: 'Xin đăng nhập.', en: 'Sign in first.' },
  'access/not-allowed': {
    status: 403,
    vi: 'Tài khoản này không có quyền làm việc này.',
    en: 'This account may not do this.',
  },
  'access/wrong-sign-in': {
    status: 401,
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng.',
    en: 'The user name or password is not right.',
  },
  'access/too-many-tries': {
    status: 429,
    retryAfterS: 900,
    vi: 'Nhập sai quá nhiều lần; xin thử lại sau 15 phút, sai tiếp thì lâu hơn. Máy từng đăng nhập tài khoản này vẫn đăng nhập được; quản trị viên có thể mở khoá.',
    en: 'Too many wrong attempts; try again in 15 minutes, later if it goes on. An administrator can unlock the account. A device that has signed in to this account before still may.',
  },
  'set-up/needed': {
    status: 503,
    vi: 'Hệ thống chưa được thiết lập; xem trang /set-up.',
    en: 'This service is not set up yet; see /set-up.',
  },
  'set-up/wrong-code': {
    status: 403,
    vi: 'Mã thiết lập không đúng hoặc đã dùng; khởi động lại hệ thống để có mã mới.',
    en: 'The set-up code is wrong or was used; another start of the service prints another.',
  },
  'set-up/too-many-tries': {
    status: 429,
    retryAfterS: 900,
    vi: 'Nhập sai mã quá nhiều lần; xin thử lại sau 15 phút.',
    en: 'Too many wrong codes; try again in 15 minutes.',
  },
  'set-up/under-way': {
    status: 409,
    retryAfterS: 120,
    vi: 'Một người khác đang thiết lập hệ thống này.',
    en: 'Somebody else is setting this service up.',
  },
  'set-up/done': {
    status: 409,
    vi: 'Hệ thống đã được thiết lập; xin đăng nhập.',
    en: 'This service is set up already; sign in.',
  },
  'kiosk/token-needed': {
    status: 401,
    vi: 'Thiết bị chưa được ghép hoặc mã thiết bị không còn hiệu lực.',
    en: 'The device is not paired, or its token is no longer valid.',
  },
  'kiosk/not-found': {
    status: 404,
    vi: 'Không tìm thấy máy đánh giá này.',
    en: 'There is no such kiosk.',
  },
  'kiosk/unknown-code': {
    status: 404,
    vi: 'Mã ghép không đúng hoặc đã hết hạn.',
    en: 'The pairing code is wrong or has expired.',
  },
  'rating/unknown-questionnaire-version': {
    status: 422,
    vi: 'Phiên bản phiếu hỏi không tồn tại.',
    en: 'The questionnaire version does not exist.',
  },
  'rating/level-out-of-scale': {
    status: 422,
    vi: 'Mức đánh giá nằm ngoài thang của phiếu hỏi.',
    en: "The level lies outside the questionnaire's scale.",
  },
  'rating/unknown-reason': {
    status: 422,
    vi: 'Lý do không có trong phiếu hỏi.',
    en: 'The reason is not one of the questionnaire’s.',
  },
  'rating/answers-do-not-fit': {
    status: 422,
    vi: 'Có câu trả lời không khớp với phiếu hỏi; xem danh sách kèm theo.',
    en: 'Some answers do not fit the questionnaire; see the list.',
  },
  'rating/invalid': {
    status: 422,
    vi: 'Lượt đánh giá có trường chưa đúng.',
    en: 'The rating has a field that is not right.',
  },
  'rating/conflict': {
    status: 409,
    vi: 'Mã lượt đánh giá đã dùng cho nội dung khác; bản này được giữ riêng để kiểm tra.',
    en: 'The id was used before with other content; this one is kept aside for a person to check.',
  },
  'feedback/not-found': { status: 404, vi: 'Không tìm thấy phản ánh này.', en: 'There is no such feedback.' },
  'feedback/invalid': {
    status: 422,
    vi: 'Phản ánh có trường chưa đúng.',
    en: 'The item has a field that is not right.',
  },
  'feedback/conflict': {
    status: 409,
    vi: 'Mã nguồn đã dùng cho nội dung khác; bản này được giữ riêng cho điều phối viên.',
    en: 'The reference was used before with other content; this one is kept for the coordinator.',
  },
  'conflict/not-found': {
    status: 404,
    vi: 'Không tìm thấy bản gửi lại này, hoặc đã có người xem.',
    en: 'There is no such second sending, or somebody has looked at it already.',
  },
  'place/not-found': {
    status: 404,
    vi: 'Không có nơi này trong danh sách.',
    en: 'This place is not on the list.',
  },
  'restricted/not-found': {
    status: 404,
    vi: 'Từ này không có trong danh sách.',
    en: 'This word is not on the list.',
  },
  'urgent/word-not-found': {
    status: 404,
    vi: 'Từ này không có trong danh sách.',
    en: 'This word is not on the list.',
  },
  'feedback/received-in-future': {
    status: 422,
    vi: 'Thời điểm tiếp nhận nằm ở tương lai.',
    en: 'The time of receipt lies in the future.',
  },
  'feedback/received-too-long-ago': {
    status: 422,
    vi: 'Thời điểm tiếp nhận đã quá 30 ngày; xin nhập bằng nhập dữ liệu lịch sử.',
    en: 'The time of receipt is more than 30 days ago; use a historical import.',
  },
  'answer/needs-category': {
    status: 422,
    vi: 'Phản ánh chưa có lĩnh vực, hoặc mới là “khác”: xin đặt lĩnh vực trước khi trả lời. Nội dung quý vị viết vẫn được giữ.',
    en: 'The item has no category, or only “other”: give it one before it is answered. What you wrote is kept.',
  },
  'interim/none-left': {
    status: 409,
    vi: 'Đã hẹn công dân hai lần; xin trả lời, không hẹn thêm.',
    en: 'The citizen has been promised an answer twice: answer, do not promise again.',
  },
  'note/mention-cannot-see': {
    status: 422,
    vi: 'Có người được nhắc không xem được phản ánh này; xin bỏ dấu @ trước tên họ hoặc chọn người khác. Nội dung vẫn được giữ.',
    en: 'Somebody who is mentioned may not see this item: take away the @ or choose another. What you wrote is kept.',
  },
  'draft/changed-elsewhere': {
    status: 409,
    vi: 'Bản nháp này đã được sửa, gửi hoặc bỏ trên thiết bị khác. Nội dung quý vị viết ở đây vẫn được giữ.',
    en: 'This draft was changed, sent or discarded on another device. What you wrote here is kept.',
  },
  'queue/view-not-found': {
    status: 404,
    vi: 'Không tìm thấy danh sách đã lưu này.',
    en: 'There is no such saved list.',
  },
  'feedback/person-not-of-unit': {
    status: 422,
    vi: 'Người này không xử lý phản ánh của đơn vị chủ trì.',
    en: 'This person does not handle items of the leading unit.',
  },
  'feedback/move-not-allowed': {
    status: 409,
    vi: 'Trạng thái hiện tại không cho phép bước này.',
    en: 'The item’s present status does not allow this step.',
  },
  'feedback/changed-meanwhile': {
    status: 409,
    vi: 'Người khác vừa thay đổi phản ánh này; xin xem bản mới. Nội dung quý vị viết vẫn được giữ.',
    en: 'Somebody has just changed this item; look at the new state. Your text is kept.',
  },
  'publication/own-proposal': {
    status: 403,
    vi: 'Người trình đăng không tự duyệt.',
    en: 'Whoever proposed the publication cannot approve it.',
  },
  'publication/complaint': {
    status: 422,
    vi: 'Khiếu nại, tố cáo không được đăng công khai.',
    en: 'Complaints and denunciations are not published.',
  },
  'publication/no-consent': {
    status: 422,
    vi: 'Công dân chưa đồng ý đăng công khai, hoặc đã rút lại.',
    en: 'The citizen has not agreed to publication, or has taken it back.',
  },
  'publication/not-so': {
    status: 409,
    vi: 'Việc đăng câu trả lời này đang ở bước khác; xin tải lại trang.',
    en: 'The publication of this answer stands differently; load the page again.',
  },
  'publication/earlier-answer': {
    status: 409,
    vi: 'Bản trình đăng là câu trả lời trước; phản ánh đã được mở lại và trả lời lại. Xin trả lại để che và trình câu trả lời mới.',
    en: 'What was proposed is an earlier answer: the item was reopened and answered anew. Return it, so that the new answer is masked and proposed.',
  },
  'publication/still-readable': {
    status: 422,
    vi: 'Điều cần che vẫn còn đọc được trong bản đăng; xin che thêm.',
    en: 'What must be masked can still be read in the public text; mask it as well.',
  },
  'rules/not-found': {
    status: 404,
    vi: 'Không có quy tắc phân công này, hoặc thứ tự gửi lên không đủ các quy tắc.',
    en: 'There is no such routing rule, or the order does not name every rule once.',
  },
  'rules/changed-meanwhile': {
    status: 409,
    vi: 'Người khác vừa sửa các quy tắc; xin xem bản mới rồi thử và lưu lại.',
    en: 'Somebody has just changed the rules; look at them as they are now, then try and save again.',
  },
  'template/not-found': {
    status: 404,
    vi: 'Không có mẫu trả lời này.',
    en: 'There is no such template.',
  },
  'template/changed-meanwhile': {
    status: 409,
    vi: 'Người khác vừa sửa hoặc ngừng dùng mẫu này; xin xem bản mới.',
    en: 'Somebody has just changed or retired this template; look at it as it is now.',
  },
  'template/placeholder': {
    status: 422,
    vi: 'Mẫu có chỗ điền không biết; chỉ dùng {name}, {code}, {due}, {unit}.',
    en: 'The template names something unknown; only {name}, {code}, {due} and {unit} are filled in.',
  },
  'answer/own-proposal': {
    status: 403,
    vi: 'Người trình không tự duyệt câu trả lời của mình.',
    en: 'Whoever proposed the answer cannot approve it.',
  },
  'feedback/not-to-take-back': {
    status: 409,
    vi: 'Không lấy lại được nữa: đơn vị kia đã mở xem, đã nhận, hoặc phản ánh đã đi tiếp. Xin trao đổi với đơn vị đó.',
    en: 'It can no longer be taken back: the other unit has opened it or taken it on, or it went further. Talk to that unit.',
  },
  'answer/undo-too-late': {
    status: 409,
    vi: 'Không hoàn tác được nữa: câu trả lời đã đến công dân, hoặc đã có việc khác sau đó. Xin dùng “Sửa câu trả lời”.',
    en: 'It is too late to undo: the answer has reached the citizen, or something else was done since. Amend it instead.',
  },
  'answer/not-yours-to-undo': {
    status: 403,
    vi: 'Chỉ người vừa gửi câu trả lời hoàn tác được.',
    en: 'Only whoever has just sent the answer can undo it.',
  },
  'answer/still-held': {
    status: 409,
    vi: 'Câu trả lời vừa gửi, còn trong thời gian hoàn tác; xin thử lại sau ít giây.',
    en: 'The answer was sent a moment ago and can still be undone; try again in some seconds.',
  },
  'answer/amend-needs-approver': {
    status: 422,
    vi: 'Câu trả lời này cần hai người: chỉ người có quyền duyệt, và không viết bản hiện có, được sửa.',
    en: 'This answer needs two people: only somebody who may approve it, and did not write its present text, can amend it.',
  },
  'answer/needs-approval': {
    status: 422,
    vi: 'Câu trả lời này cần người thứ hai duyệt trước khi gửi; xin bấm “Trình duyệt”.',
    en: 'A second person has to approve this answer before it goes out: submit it for approval.',
  },
  'approval/not-found': {
    status: 404,
    vi: 'Không có quy tắc duyệt này, hoặc đã hết hiệu lực.',
    en: 'There is no such approval rule, or it has ended.',
  },
  'pause/none-left': {
    status: 409,
    vi: 'Chính sách thời hạn không cho chờ công dân thêm lần nữa.',
    en: 'The deadline policy lets this item wait for the citizen no further time.',
  },
  'extension/already-overdue': {
    status: 409,
    vi: 'Phản ánh đã quá hạn: gia hạn không xoá được việc trễ hạn đã xảy ra.',
    en: 'The item is overdue already: more time does not take back a breach that has happened.',
  },
  'extension/already-asked': {
    status: 409,
    vi: 'Đã có một đề nghị gia hạn đang chờ duyệt.',
    en: 'An extension is waiting for approval already.',
  },
  'extension/none-left': {
    status: 409,
    vi: 'Chính sách thời hạn không cho gia hạn thêm lần nữa.',
    en: 'The deadline policy allows no further extension.',
  },
  'extension/not-asked': {
    status: 409,
    vi: 'Không có đề nghị gia hạn nào đang chờ.',
    en: 'No extension is waiting for a decision.',
  },
  'extension/own-request': {
    status: 403,
    vi: 'Người đề nghị gia hạn không tự duyệt đề nghị của mình.',
    en: 'Who asks for an extension does not decide on it.',
  },
  'contribution/not-found': {
    status: 404,
    vi: 'Không tìm thấy đề nghị phối hợp này.',
    en: 'There is no such request to contribute.',
  },
  'contribution/not-open': {
    status: 409,
    vi: 'Đề nghị phối hợp này đã có ý kiến hoặc không còn cần nữa.',
    en: 'This contribution was given already, or is no longer needed.',
  },
  'objection/made-already': {
    status: 409,
    vi: 'Đơn vị đã phản đối phản ánh này một lần; mỗi đơn vị chỉ được một lần.',
    en: 'The unit has objected to this item already; each unit may do so once.',
  },
  'objection/too-late': {
    status: 422,
    vi: 'Đã quá một giờ làm việc từ khi đơn vị nhận phản ánh; nếu cần, hãy chuyển đơn vị khác.',
    en: 'More than one working hour has passed since the unit got the item; transfer it if need be.',
  },
  'objection/not-open': {
    status: 409,
    vi: 'Không có phản đối nào của đơn vị đang chờ phân xử.',
    en: 'No objection of the unit waits for a decision.',
  },
  'reminder/sent-today': {
    status: 409,
    vi: 'Hôm nay đã nhắc về phản ánh này; mỗi phản ánh mỗi ngày một lần.',
    en: 'A reminder of this item was sent today already; one a day.',
  },
  'leave/days': {
    status: 422,
    vi: 'Ngày nghỉ không hợp lệ.',
    en: 'The days of the leave are not right.',
  },
  'leave/overlaps': {
    status: 409,
    vi: 'Người này đã có đợt nghỉ trùng ngày.',
    en: 'This person has a leave on some of these days already.',
  },
  'leave/cover-away': {
    status: 422,
    vi: 'Người thay cũng nghỉ trong những ngày này; xin chọn người khác.',
    en: 'Who is to cover is away on some of these days too; choose somebody else.',
  },
  'leave/cover-unable': {
    status: 422,
    vi: 'Người thay không có quyền xử lý ở mọi đơn vị của người nghỉ; xin chọn người khác.',
    en: 'Who is to cover may not act in every unit of who is away; choose somebody else.',
  },
  'leave/not-found': {
    status: 404,
    vi: 'Không tìm thấy đợt nghỉ này.',
    en: 'There is no such leave.',
  },
  'attachment/not-a-photo': {
    status: 422,
    vi: 'Tệp không phải ảnh JPEG, PNG hoặc WebP đọc được.',
    en: 'The file is not a JPEG, PNG or WebP photo that can be read.',
  },
  'attachment/heic': {
    status: 422,
    vi: 'Ảnh ở dạng HEIC của điện thoại, ở đây không mở được. Xin mở ảnh trên điện thoại, chụp màn hình rồi gửi ảnh chụp đó; hoặc đặt máy ảnh lưu ảnh dạng JPEG.',
    en: 'The photo is in a phone’s HEIC format, which cannot be opened here. Open it on the phone, take a screenshot and send that; or set the camera to save JPEG.',
  },
  'attachment/too-large': {
    status: 413,
    vi: 'Ảnh quá lớn: nhiều nhất 8 MB và 64 triệu điểm ảnh.',
    en: 'The photo is too large: at most 8 MB and 64 megapixels.',
  },
  'attachment/not-a-document': {
    status: 422,
    vi: 'Tệp không phải ảnh JPEG, PNG, WebP hoặc PDF đọc được. Tệp PDF có mật khẩu không gửi được.',
    en: 'The file is no JPEG, PNG, WebP or PDF that can be read. A PDF with a password cannot be sent.',
  },
  'attachment/active-document': {
    status: 422,
    vi: 'Tệp PDF có chứa mã lệnh hoặc tệp khác bên trong. Xin in lại thành PDF thường rồi gửi.',
    en: 'The PDF holds scripts or other files. Print it to a plain PDF and send that.',
  },
  'attachment/not-found': {
    status: 404,
    vi: 'Không có tệp này, hoặc tệp đã được gửi.',
    en: 'There is no such file, or it was sent already.',
  },
  'attachment/too-many': {
    status: 422,
    vi: 'Mỗi nội dung kèm nhiều nhất 5 tệp.',
    en: 'At most 5 files go with one text.',
  },
  'channel/wrong-signature': {
    status: 401,
    vi: 'Chữ ký thiếu hoặc không khớp với nội dung.',
    en: 'The signature is missing or does not match the body.',
  },
  'channel/not-configured': {
    status: 503,
    vi: 'Kênh này chưa được cấu hình trên máy chủ.',
    en: 'This channel is not configured on the server.',
  },
  'mail/too-large': {
    status: 413,
    vi: 'Thư lớn hơn 40 MB: hãy gửi lại, kèm ít ảnh hơn',
    en: 'The mail is larger than 40 MB: send it again with fewer photos',
  },
  'mail/unreadable': {
    status: 400,
    vi: 'Không đọc được thư này, hoặc thư không có địa chỉ người gửi (RFC 5322)',
    en: 'This mail cannot be read, or names no sender (RFC 5322)',
  },
  'mail/too-many': {
    status: 429,
    vi: 'Địa chỉ này đã gửi 20 phản ánh trong một ngày: thư chờ trong máy chủ thư và được nhận sau',
    en: 'This address has sent 20 items in a day: the mail waits in the mail server and is taken later',
  },
  'import/unreadable': {
    status: 422,
    vi: 'Tệp không đọc được theo định dạng đã nói.',
    en: 'The file cannot be read in the format that was named.',
  },
  'import/wrong-encoding': {
    status: 422,
    vi: 'Tệp không phải UTF-8.',
    en: 'The file is not UTF-8.',
  },
  'import/foreign-format': {
    status: 422,
    vi: 'Tệp không phải CSV, JSON hoặc sổ tính .xlsx; xem danh sách kèm theo.',
    en: 'The file is neither CSV, JSON nor an .xlsx workbook; see the list.',
  },
  'import/workbook-too-large': {
    status: 413,
    vi: 'Sổ tính quá lớn; hãy lưu trang cần nhập thành “CSV UTF-8”, tệp CSV không bị giới hạn số dòng.',
    en: 'The workbook is too large; save the sheet as “CSV UTF-8”, which may have any number of rows.',
  },
  'import/unknown-column': {
    status: 422,
    vi: 'Tệp thiếu cột cần có; xem danh sách kèm theo.',
    en: 'The file lacks columns that are needed; see the list.',
  },
  'import/column-twice': {
    status: 422,
    vi: 'Một cột cần đọc đứng hai lần trong tệp.',
    en: 'A column that is read stands twice in the file.',
  },
  'import/not-found': { status: 404, vi: 'Không có tệp này.', en: 'There is no such file.' },
  'import/not-now': {
    status: 409,
    vi: 'Tệp đang được xử lý, đã nhập xong hoặc chưa chạy thử.',
    en: 'The file is being worked on, was brought in, or had no dry run yet.',
  },
  'import/no-rows': {
    status: 422,
    vi: 'Tệp không có dòng dữ liệu nào.',
    en: 'The file has no rows.',
  },
  'person/not-found': { status: 404, vi: 'Không có tài khoản này.', en: 'There is no such account.' },
  'person/beyond': {
    status: 403,
    vi: 'Người này có quyền ngoài phạm vi của quý vị; chỉ quản trị viên của các đơn vị đó được thay đổi tài khoản.',
    en: 'This person has roles outside your units: only who administers those units may change the account.',
  },
  'person/administers-all': {
    status: 403,
    vi: 'Đây là quản trị viên toàn cơ quan: quản trị viên khác không đặt lại mật khẩu, đổi e-mail hay mở lại giúp được; xin dùng “Quên mật khẩu” qua e-mail, hoặc dòng lệnh trên máy chủ: npm run hailong -- user password.',
    en: 'This person administers the whole organisation: no other administrator resets the password, changes the e-mail address or reopens the account. Use “Forgot password” by mail, or the command line of the server, npm run hailong -- user password.',
  },
  'person/last-administrator': {
    status: 409,
    vi: 'Đây là quản trị viên toàn cơ quan duy nhất; xin trao quyền cho người khác trước.',
    en: 'Nobody else administers the whole organisation: give somebody else that role first.',
  },
  'account/link-over': {
    status: 404,
    vi: 'Đường dẫn này không đúng, đã dùng rồi hoặc đã hết hạn; xin nhờ quản trị viên gửi đường dẫn mới.',
    en: 'This link is wrong, was used before or has expired: ask an administrator for another one.',
  },
  'account/wrong-password': {
    status: 403,
    vi: 'Mật khẩu hiện tại không đúng.',
    en: 'The present password is not right.',
  },
  'grant/over': {
    status: 404,
    vi: 'Quyền này không có hoặc đã kết thúc.',
    en: 'There is no such role, or it has ended.',
  },
  'grant/wider': {
    status: 409,
    vi: 'Quyền cho chính mình hoặc trên toàn cơ quan không kéo dài được; xin kết thúc rồi trao lại để quản trị viên thứ hai xác nhận.',
    en: 'A role for oneself, or over the whole organisation, cannot be made longer: end it and give it anew, so that a second administrator confirms it.',
  },
  'grant/not-found': {
    status: 404,
    vi: 'Không có đề nghị trao quyền nào đang chờ với mã này.',
    en: 'No role with this id waits for a confirmation.',
  },
  'grant/own': {
    status: 403,
    vi: 'Người trao hoặc người nhận quyền không tự xác nhận; cần một quản trị viên khác.',
    en: 'Who gives a role, or gets it, cannot confirm it: another administrator must.',
  },
  'grant/nobody-to-confirm': {
    status: 409,
    vi: 'Quyền cho chính mình hoặc trên toàn cơ quan cần quản trị viên thứ hai xác nhận, mà hiện không có ai: xin thêm một quản trị viên của toàn cơ quan trước, hoặc dùng dòng lệnh trên máy chủ: npm run hailong -- user grant.',
    en: 'A role for oneself, or over the whole organisation, must be confirmed by a second administrator, and there is none: add another administrator of the whole first, or use the command line of the server, npm run hailong -- user grant.',
  },
  'unit/cycle': {
    status: 422,
    vi: 'Đơn vị không thể đặt dưới chính nó hoặc dưới đơn vị trực thuộc nó.',
    en: 'A unit cannot hang below itself or below a unit of its own.',
  },
  'unit/is-root': {
    status: 422,
    vi: 'Đơn vị gốc là chính cơ quan: không chuyển, không kết thúc, không tách hay sáp nhập được.',
    en: 'The root is the organisation itself: it is not moved, ended, split or merged.',
  },
  'unit/in-use': {
    status: 409,
    vi: 'Đơn vị còn việc, máy, quy tắc hoặc đơn vị trực thuộc; xin sáp nhập để chúng có nơi tiếp nhận.',
    en: 'The unit still has items, tablets, rules or units below it: merge it, so that somebody takes them over.',
  },
  'unit/change-planned': {
    status: 409,
    vi: 'Đơn vị này đã có một thay đổi đang chờ đến ngày; xin huỷ thay đổi đó trước.',
    en: 'A change of this unit is waiting for its day already; undo that one first.',
  },
  'unit/plan-changed': {
    status: 409,
    vi: 'Có điều vừa thay đổi từ lúc xem kế hoạch; xin xem kế hoạch mới rồi xác nhận.',
    en: 'Something has changed since the plan was shown; look at the new plan, then confirm it.',
  },
  'unit/change-not-found': {
    status: 404,
    vi: 'Không có thay đổi nào đang chờ với mã này.',
    en: 'No change with this id is waiting.',
  },
  'desk/not-found': { status: 404, vi: 'Không có quầy này.', en: 'There is no such desk.' },
  'unit/not-found': { status: 404, vi: 'Không có đơn vị này.', en: 'There is no such unit.' },
  'organisation/taken': {
    status: 409,
    vi: 'Mã hoặc tên này đã được dùng.',
    en: 'This code or name is already taken.',
  },
  'calendar/invalid': {
    status: 422,
    vi: 'Lịch làm việc có chỗ chưa đúng.',
    en: 'The calendar has something that is not right.',
  },
  'calendar/no-working-time': {
    status: 422,
    vi: 'Lịch không còn giờ làm việc trong khoảng tìm kiếm.',
    en: 'The calendar has no working time within the search bound.',
  },
  'calendar/changed-meanwhile': {
    status: 409,
    vi: 'Người khác vừa sửa lịch này; xin xem bản mới rồi sửa lại.',
    en: 'Somebody has just changed this calendar; look at the new state and change it again.',
  },
  'calendar/unreadable-file': {
    status: 422,
    vi: 'Tệp không phải iCalendar (.ics) hợp lệ.',
    en: 'The file is not a valid iCalendar (.ics) file.',
  },
  'policy/not-found': {
    status: 404,
    vi: 'Không có chính sách thời hạn này.',
    en: 'There is no such deadline policy.',
  },
  'campaign/not-found': {
    status: 404,
    vi: 'Không có đợt cao điểm này.',
    en: 'There is no such campaign.',
  },
  'campaign/changed-meanwhile': {
    status: 409,
    vi: 'Người khác vừa sửa đợt cao điểm này; xin xem bản mới rồi sửa lại.',
    en: 'Somebody has just changed this campaign; look at the new state and change it again.',
  },
  'policy/invalid': {
    status: 422,
    vi: 'Chính sách thời hạn có chỗ chưa đúng.',
    en: 'The deadline policy has something that is not right.',
  },
  'ballots/not-found': {
    status: 404,
    vi: 'Không có đợt phiếu này.',
    en: 'There is no such batch of ballots.',
  },
  'ballots/second-person': {
    status: 403,
    vi: 'Người xác nhận phải là điều phối, hoặc phụ trách một đơn vị khác, và không phải người đã nhập.',
    en: 'A coordinator or the head of another unit confirms, never whoever entered them.',
  },
  'ballots/file-twice': {
    status: 409,
    vi: 'Tệp này đã được nhập thành một đợt phiếu của đơn vị. Nếu đợt đó sai, hãy để người thứ hai không xác nhận nó trước.',
    en: 'This file was entered as a batch of the unit already. If that batch is wrong, let the second person refuse it first.',
  },
  'ballots/too-many-forms': {
    status: 413,
    vi: 'Một đợt có nhiều nhất 2.000 phiếu; xin chia tệp thành nhiều đợt.',
    en: 'A batch has at most 2,000 forms; divide the file into several.',
  },
  'ballots/scans-full': {
    status: 409,
    vi: 'Đợt phiếu này đã có đủ 20 ảnh; xin ghép các phiếu vào ít ảnh hơn.',
    en: 'This batch has its 20 pictures; put more forms on each.',
  },
  'ballots/decided': {
    status: 409,
    vi: 'Đợt phiếu này đã được quyết định rồi.',
    en: 'This batch has been decided on already.',
  },
  'ballots/closed': {
    status: 409,
    vi: 'Quý của đợt phiếu này đã chốt số liệu nên không tính thêm được.',
    en: 'The figures of this batch’s quarter are closed, so it can count no more.',
  },
  'index/invalid': {
    status: 422,
    vi: 'Số liệu của chỉ số có chỗ chưa đúng; không số nào được ghi.',
    en: 'Something about the numbers is not right; none of them was kept.',
  },
  'results/not-closed': {
    status: 409,
    vi: 'Quý này chưa chốt số liệu nên chưa trình được.',
    en: 'The figures of this quarter are not closed yet, so they cannot be submitted.',
  },
  'results/waiting': {
    status: 409,
    vi: 'Đã có một bản trình của quý này đang chờ; xin ký hoặc trả lại bản đó trước.',
    en: 'A submission of this quarter is waiting already; sign it or return it first.',
  },
  'results/nothing-waiting': {
    status: 409,
    vi: 'Không có bản trình nào của quý này đang chờ; có thể người khác vừa ký hoặc trả lại.',
    en: 'Nothing of this quarter is waiting; somebody else may just have signed or returned it.',
  },
  'results/other-document': {
    status: 409,
    vi: 'Bản đang chờ không phải bản quý vị đã đọc; xin đọc lại rồi ký.',
    en: 'What is waiting is not the document you read; read it again before you sign.',
  },
  'results/second-person': {
    status: 403,
    vi: 'Người ký công bố phải là người khác với người trình.',
    en: 'Whoever signs must be somebody else than whoever submitted.',
  },
  'results/nothing-changed': {
    status: 409,
    vi: 'Không số liệu nào khác bản đã công bố, nên không có gì để đính chính.',
    en: 'No figure differs from what is published, so there is nothing to correct.',
  },
  'results/reason-needed': {
    status: 422,
    vi: 'Bản đính chính phải nêu lý do.',
    en: 'A correction needs its reason.',
  },
  'results/broken': {
    status: 503,
    vi: 'Bản lưu của kết quả này không còn nguyên vẹn nên không được hiển thị; xin báo quản trị viên chạy lệnh kiểm tra.',
    en: 'The stored copy of these results is not intact, so it is not shown; ask the administrator to run the verification.',
  },
  'results/newer-format': {
    status: 503,
    vi: 'Kết quả này do phiên bản phần mềm mới hơn lập; xin cập nhật phần mềm để xem và kiểm tra.',
    en: 'These results were made by a newer version of this software; update it to show and verify them.',
  },
  'results/not-published': {
    status: 404,
    vi: 'Kết quả của quý này chưa được công bố.',
    en: 'The results of this quarter are not published.',
  },
  'served/invalid': {
    status: 422,
    vi: 'Số lượt phục vụ có chỗ chưa đúng; không dòng nào được ghi.',
    en: 'Something about the counts of people served is not right; none of them was kept.',
  },
  'served/fewer-than-rated': {
    status: 422,
    vi: 'Cả tháng phục vụ ít lượt hơn số lượt đánh giá đã nêu trong báo cáo; không dòng nào được ghi.',
    en: 'The whole month served fewer than the reports say have rated; none of the counts was kept.',
  },
  'dossiers/invalid': {
    status: 422,
    vi: 'Số liệu hồ sơ có chỗ chưa đúng; không dòng nào được ghi.',
    en: 'Something about the counts of dossiers is not right; none of them was kept.',
  },
  'report/unknown-period': {
    status: 404,
    vi: 'Không có kỳ báo cáo này; viết như 2026-Q3, 2026-09, 2026-09~15 hoặc 2026-09-01..2026-09-15.',
    en: 'There is no such period; write it like 2026-Q3, 2026-09, 2026-09~15 or 2026-09-01..2026-09-15.',
  },
  'task/not-found': {
    status: 404,
    vi: 'Không tìm thấy nhiệm vụ báo cáo này trong phạm vi của quý vị.',
    en: 'There is no such report task within your scope.',
  },
  'task/not-due': {
    status: 422,
    vi: 'Nhiệm vụ này không có kỳ báo cáo nào phải nộp trước ngày đó.',
    en: 'This task has no report that is due before that day.',
  },
  'task/changed': {
    status: 409,
    vi: 'Người khác vừa sửa nhiệm vụ này; xin tải lại rồi sửa.',
    en: 'Somebody else has just changed this task; load it again, then change it.',
  },
  'task/ended': {
    status: 409,
    vi: 'Nhiệm vụ này đã kết thúc nên không sửa được nữa.',
    en: 'This task has ended and can be changed no more.',
  },
  'task/delivered-before': {
    status: 409,
    vi: 'Đã có kỳ được ghi nhận xong nên không đổi ngày hay định kỳ; xin kết thúc nhiệm vụ này và thêm nhiệm vụ mới.',
    en: 'A report of it was delivered, so day and rhythm stay; end this task and add a new one.',
  },
  'task/assignee': {
    status: 422,
    vi: 'Người được giao phải có vai trò ở đơn vị chủ trì hoặc đơn vị cấp trên của nó.',
    en: 'Whoever it is assigned to needs a role in the lead unit or one above it.',
  },
  'task/template-there': {
    status: 409,
    vi: 'Mọi nhiệm vụ của mẫu này đã có ở đơn vị đó cho năm đó.',
    en: 'That unit has every task of this template for that year already.',
  },
  'task/already-done': {
    status: 409,
    vi: 'Báo cáo của kỳ này đã được ghi nhận là xong; ghi nhận đầu tiên được giữ.',
    en: 'This report was recorded as done already; the first record stays.',
  },
  'questions/invalid': {
    status: 422,
    vi: 'Câu hỏi của lĩnh vực có chỗ chưa đúng.',
    en: 'The questions of the category have something that is not right.',
  },
  'questions/changed-meanwhile': {
    status: 409,
    vi: 'Người khác vừa sửa câu hỏi của lĩnh vực này; xin xem bản mới rồi sửa lại.',
    en: 'Somebody has just changed the questions of this category; look at the new version and change it again.',
  },
  'improvement/not-found': {
    status: 404,
    vi: 'Không tìm thấy bài này trong phạm vi của quý vị.',
    en: 'There is no such entry within your scope.',
  },
  'improvement/not-so': {
    status: 409,
    vi: 'Bài này không còn ở trạng thái đó; xin tải lại.',
    en: 'The entry is not in that state any more; load it again.',
  },
  'improvement/own': {
    status: 403,
    vi: 'Người viết không tự đăng bài của mình; cần một người khác.',
    en: 'Nobody publishes what they wrote themselves; another person is needed.',
  },
  'report/not-of-months': {
    status: 422,
    vi: 'Kết quả hài lòng chỉ nêu theo trọn tháng, quý, nửa năm hoặc năm, để không ai suy ra lượt đánh giá của một vài ngày.',
    en: 'Satisfaction is told of whole months, quarters, halves and years only, so that nobody can work out the ratings of a few days.',
  },
  'citizen/reply-too-late': {
    status: 409,
    vi: 'Phản ánh đã kết thúc nên không nhận bổ sung nữa. Nếu câu trả lời chưa giải quyết được việc, quý vị có thể đề nghị mở lại trong thời hạn ghi ở trang tra cứu.',
    en: 'This is closed, so nothing can be added. If the answer did not settle it, you can ask to reopen it within the days named on the tracking page.',
  },
  'citizen/already-added': {
    status: 409,
    vi: 'Quý vị đã bổ sung một lần rồi; lời đó đã được chuyển đến đơn vị. Khi đơn vị hỏi thêm, quý vị lại trả lời được.',
    en: 'You have added something already, and the unit has it. You can write again when the unit asks you for more.',
  },
  'citizen/already-judged': {
    status: 409,
    vi: 'Câu trả lời này đã được đánh giá rồi; lần đánh giá đầu tiên được giữ.',
    en: 'This answer has been judged already; the first verdict stays.',
  },
  'citizen/days-over': {
    status: 409,
    vi: 'Đã quá số ngày để đánh giá câu trả lời hoặc đề nghị mở lại. Quý vị vẫn có thể gửi một phản ánh mới.',
    en: 'The days to judge the answer or to ask for reopening are over. You can still send new feedback.',
  },
  'citizen/not-answered': {
    status: 409,
    vi: 'Phản ánh chưa có câu trả lời để đánh giá hoặc đề nghị mở lại.',
    en: 'There is no answer yet to judge or to reopen.',
  },
  'citizen/withdraw-too-late': {
    status: 409,
    vi: 'Phản ánh đã được trả lời hoặc đã kết thúc nên không rút được nữa.',
    en: 'This has been answered or has ended, so it can no longer be withdrawn.',
  },
  'citizen/nothing-to-publish': {
    status: 409,
    vi: 'Phản ánh này kết thúc mà không có câu trả lời nên không có gì để đăng công khai.',
    en: 'This ended without an answer, so there is nothing to publish.',
  },
  'citizen/consent-as-it-is': {
    status: 409,
    vi: 'Lựa chọn về việc đăng công khai đã đúng như vậy rồi; không có gì thay đổi.',
    en: 'Your choice about publication is already so; nothing changed.',
  },
  'citizen/joined': {
    status: 409,
    vi: 'Phản ánh của quý vị được xử lý chung với một phản ánh gửi trước, nên không bổ sung, mở lại, rút hay đăng riêng được. Xin gọi 1022 và đọc mã tra cứu, hoặc gửi một phản ánh mới.',
    en: 'Yours is handled together with one sent before, so it cannot be added to, reopened, withdrawn or published by itself. Call 1022 with your code, or send new feedback.',
  },
  'citizen/others-joined': {
    status: 409,
    vi: 'Có người khác cùng phản ánh việc này và đang chờ câu trả lời, nên không rút được nữa. Quý vị vẫn rút được đồng ý cho đăng.',
    en: 'Others sent the same and wait for its answer, so it can no longer be withdrawn. You can still take back your consent to publication.',
  },
  'citizen/empty-reply': {
    status: 422,
    vi: 'Xin viết nội dung bổ sung hoặc chọn ít nhất một ảnh.',
    en: 'Write what you want to add, or choose at least one photo.',
  },
  'questionnaire/not-found': {
    status: 404,
    vi: 'Không có phiếu hỏi này.',
    en: 'There is no such questionnaire.',
  },
  'questionnaire/unknown-template': {
    status: 422,
    vi: 'Không có mẫu phiếu hỏi này.',
    en: 'There is no such template of a questionnaire.',
  },
  'questionnaire/changed-meanwhile': {
    status: 409,
    vi: 'Người khác vừa sửa phiếu hỏi này; xin xem bản mới rồi sửa lại.',
    en: 'Somebody has just changed this questionnaire; look at the new version and change it again.',
  },
  'questionnaire/not-ready': {
    status: 422,
    vi: 'Phiếu hỏi còn chỗ chưa đúng; xem danh sách kèm theo.',
    en: 'The questionnaire still has something that is not right; see the list.',
  },
  'questionnaire/no-draft': {
    status: 409,
    vi: 'Phiếu hỏi này không có bản thảo nào để công bố.',
    en: 'The questionnaire has no draft to publish.',
  },
  'questionnaire/retired': {
    status: 409,
    vi: 'Phiếu hỏi này đã thôi dùng.',
    en: 'The questionnaire is retired.',
  },
  'questionnaire/needed': {
    status: 409,
    vi: 'Phiếu hỏi mặc định không thôi dùng được: nơi nào không có phiếu riêng thì hỏi phiếu này.',
    en: 'The default questionnaire cannot be retired: it is asked wherever nothing else is.',
  },
  'data/not-found': {
    status: 404,
    vi: 'Không có yêu cầu này về dữ liệu cá nhân.',
    en: 'There is no such request about personal data.',
  },
  'data/changed-meanwhile': {
    status: 409,
    vi: 'Người khác vừa thay đổi yêu cầu này; xin xem lại rồi làm tiếp.',
    en: 'Somebody else has just changed this request; look at it again.',
  },
  'data/settled': {
    status: 409,
    vi: 'Yêu cầu này đã giải quyết xong.',
    en: 'This request is settled.',
  },
  'data/identity-not-checked': {
    status: 409,
    vi: 'Xin xác minh người yêu cầu trước khi cung cấp, sửa hoặc xoá dữ liệu.',
    en: 'Make sure who asks before data is handed over, corrected or erased.',
  },
  'data/no-extension': {
    status: 409,
    vi: 'Yêu cầu này đã gia hạn một lần hoặc không được gia hạn.',
    en: 'This request was extended once already, or may not be.',
  },
  'access/wrong-code': {
    status: 401,
    vi: 'Mã không đúng, đã dùng hoặc đã hết hạn; xin nhập mã đang hiện trong ứng dụng, hoặc một mã khôi phục chưa dùng.',
    en: 'The code is not right, was used, or is over: type the one the app shows, or a recovery code that was not used.',
  },
  'access/step-over': {
    status: 401,
    vi: 'Lần đăng nhập này đã quá 5 phút hoặc đã dùng; xin nhập lại tên và mật khẩu.',
    en: 'This sign-in took longer than 5 minutes, or was used: type the name and the password again.',
  },
  'access/wrong-passkey': {
    status: 401,
    vi: 'Khoá truy cập này không được nhận: không phải của tài khoản nào đang mở, hoặc yêu cầu đã hết hạn.',
    en: 'This passkey is not taken: it belongs to no open account, or the request is over.',
  },
  'access/copied-passkey': {
    status: 401,
    vi: 'Bộ đếm của khoá truy cập lùi lại: khoá có thể đã bị sao chép nên không được nhận. Xin đăng nhập bằng mật khẩu, gỡ khoá này và báo quản trị viên.',
    en: 'The passkey’s counter went back: it may have been copied, and is not taken. Sign in with your password, remove this passkey and tell an administrator.',
  },
  'access/stay-over': {
    status: 409,
    vi: 'Phiên đã kéo dài hết mức (24 giờ); xin đăng nhập lại.',
    en: 'The session has lasted as long as any may (24 hours): sign in again.',
  },
  'factor/already': {
    status: 409,
    vi: 'Xác thực hai bước đã bật; muốn đổi điện thoại, xin gỡ rồi bật lại.',
    en: 'One-time codes are on already: for another phone, remove them and begin again.',
  },
  'factor/none': {
    status: 409,
    vi: 'Tài khoản chưa bật xác thực hai bước.',
    en: 'One-time codes are not on for this account.',
  },
  'passkey/not-found': {
    status: 404,
    vi: 'Không có khoá truy cập này.',
    en: 'There is no such passkey.',
  },
  'passkey/not-added': {
    status: 422,
    vi: 'Không thêm được khoá truy cập: thiết bị trả lời không hợp lệ hoặc quá 5 phút; xin thử lại.',
    en: 'The passkey could not be added: the device’s answer is not valid, or took longer than 5 minutes. Try again.',
  },
  'passkey/no-address': {
    status: 409,
    vi: 'Khoá truy cập cần địa chỉ công khai bằng https với tên miền, không phải số IP; quản trị máy chủ đặt PUBLIC_URL.',
    en: 'Passkeys need a public address by https with a name, not an IP address: whoever runs the server sets PUBLIC_URL.',
  },
  'single-sign-on/none': {
    status: 404,
    vi: 'Cơ quan chưa nối với hệ thống đăng nhập một lần.',
    en: 'This office has no single sign-on.',
  },
  'single-sign-on/refused': {
    status: 401,
    vi: 'Đăng nhập một lần không thành: yêu cầu đã quá 5 phút, đã dùng, hoặc câu trả lời không hợp lệ. Chưa có gì thay đổi; xin thử lại từ đầu.',
    en: 'The single sign-on did not succeed: it took longer than 5 minutes, was used, or its answer is not valid. Nothing has changed; begin again.',
  },
  'single-sign-on/no-answer': {
    status: 503,
    vi: 'Hệ thống đăng nhập một lần không trả lời; xin thử lại sau, hoặc đăng nhập bằng mật khẩu.',
    en: 'The single sign-on does not answer: try again later, or sign in with your password.',
  },
  'single-sign-on/closed': {
    status: 403,
    vi: 'Tài khoản này đã đóng nên không đăng nhập được.',
    en: 'This account is closed.',
  },
  'single-sign-on/unknown-person': {
    status: 403,
    vi: 'Quý vị chưa có tài khoản ở đây.',
    en: 'You have no account here yet.',
  },
  'single-sign-on/other-person': {
    status: 403,
    vi: 'Tên đăng nhập này đã nối với một người khác ở hệ thống đăng nhập một lần.',
    en: 'This user name is linked to somebody else at the single sign-on.',
  },
  'data/kept-by-law': {
    status: 409,
    vi: 'Có phản ánh đang xử lý hoặc đang giữ theo luật khiếu nại, tố cáo nên chưa xoá được.',
    en: 'Some items are being handled, or held by the law on complaints, and cannot be erased yet.',
  },
  'category/not-found': {
    status: 404,
    vi: 'Không có lĩnh vực này.',
    en: 'There is no such category.',
  },
  'category/in-use': {
    status: 409,
    vi: 'Quy tắc hoặc câu hỏi đang dùng tên lĩnh vực này. Xin thêm lĩnh vực mới và cho tên cũ nghỉ.',
    en: 'Rules or questions go by this category’s name. Add another category and retire this one.',
  },
  'organisation/file-newer': {
    status: 422,
    vi: 'Tệp thuộc bản định dạng mới hơn phần mềm này đọc được. Xin nâng cấp phần mềm.',
    en: 'The file is of a newer format than this program reads. Upgrade the program.',
  },
  'organisation/file-changed': {
    status: 409,
    vi: 'Tổ chức đã thay đổi từ khi xem khác biệt. Xin xem lại.',
    en: 'The organisation has changed since the differences were shown. Look at them again.',
  },
  'open311/key-needed': {
    status: 403,
    vi: 'Cần khoá api_key hợp lệ, còn hiệu lực và có quyền này.',
    en: 'A valid api_key is needed that has not ended and may do this.',
  },
  'open311/key-not-found': {
    status: 404,
    vi: 'Không có khoá này, hoặc khoá đã ngừng.',
    en: 'There is no such key, or it has ended.',
  },
  'open311/jurisdiction-not-found': {
    status: 404,
    vi: 'Không có jurisdiction_id này ở đây.',
    en: 'There is no such jurisdiction_id here.',
  },
  'open311/service-not-found': {
    status: 404,
    vi: 'Không có service_code này.',
    en: 'There is no such service_code.',
  },
  'open311/request-not-found': {
    status: 404,
    vi: 'Không có yêu cầu công khai nào mang mã này.',
    en: 'No public request has this id.',
  },
  'open311/media-type': {
    status: 415,
    vi: 'Cần application/x-www-form-urlencoded hoặc multipart/form-data.',
    en: 'application/x-www-form-urlencoded or multipart/form-data is needed.',
  },
  'events/key-needed': {
    status: 401,
    vi: 'Cần khoá hợp lệ, còn hiệu lực và được nhận sự kiện, gửi bằng Authorization: Bearer.',
    en: 'A valid key is needed that has not ended and may read events, sent as Authorization: Bearer.',
  },
  'events/forgotten': {
    status: 410,
    vi: 'Sự kiện ngay sau số này không còn được lưu: hãy lấy lại toàn bộ hiện trạng rồi tiếp tục từ số cũ nhất.',
    en: 'Events right after this number are kept no more: take stock anew, then go on from the oldest.',
  },
  'events/not-given': {
    status: 409,
    vi: 'Chưa có sự kiện mang số này; có thể dữ liệu đã được khôi phục từ bản sao lưu: hãy đọc lại từ đầu.',
    en: 'No event has this number; the data may have been restored from a backup: read from the start again.',
  },
  'subscription/not-found': {
    status: 404,
    vi: 'Không có nơi nhận này, hoặc đã ngừng.',
    en: 'There is no such subscription, or it has ended.',
  },
  'subscription/address': {
    status: 422,
    vi: 'Cần địa chỉ https ở ngoài mạng nội bộ, không kèm tên đăng nhập; máy trong mạng phải được khai báo ở EVENT_HOSTS.',
    en: 'Needs an https address outside the own network, without a user name; a host inside must be named in EVENT_HOSTS.',
  },
  'subscription/too-many': {
    status: 409,
    vi: 'Đã có quá nhiều nơi nhận sự kiện; hãy ngừng bớt.',
    en: 'There are too many subscriptions already; end some.',
  },
  'outside/not-found': {
    status: 404,
    vi: 'Không có cơ quan hoặc câu hỏi này.',
    en: 'There is no such body or request.',
  },
  'outside/over': {
    status: 409,
    vi: 'Câu hỏi này đã được trả lời, đã hết hạn hoặc đã rút.',
    en: 'This request was answered, has ended or was withdrawn.',
  },
  'outside/asked-already': {
    status: 409,
    vi: 'Cơ quan này đang được hỏi về phản ánh này.',
    en: 'This body is being asked about this item.',
  },
  'outside/shows-sender': {
    status: 422,
    vi: 'Nội dung gửi đi còn đọc được tên, số điện thoại hoặc e-mail của người gửi.',
    en: 'Name, telephone number or e-mail address of the sender can still be read in it.',
  },
  'outside/no-mail': {
    status: 503,
    vi: 'Cơ quan chưa cấu hình gửi thư hoặc chưa có địa chỉ web công khai.',
    en: 'The office has no mail server or no public web address set up.',
  },
} as const satisfies Record<string, RefusalEntry>

export type RefusalCode = keyof typeof REFUSALS

/** What is wrong with one field: where it stands (`items.0.receivedAt`) and what would be right. */
export interface FieldError extends Words {
  readonly field: string
}

/** The service says no, for a reason of the catalogue. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly errors: readonly FieldError[]
  readonly detail: string | undefined

  constructor(code: RefusalCode, options: { errors?: readonly FieldError[]; detail?: string } = {}) {
    super(`${code}${options.detail ? `: ${options.detail}` : ''}`)
    this.name = 'Refusal'
    this.code = code
    this.errors = options.errors ?? []
    this.detail = options.detail
  }

  get status(): RefusalEntry['status'] {
    return REFUSALS[this.code].status
  }

  /** The headers that its answer carries, in whatever form it is told. */
  get headers(): Readonly<Record<string, string>> {
    const { retryAfterS }: RefusalEntry = REFUSALS[this.code]
    return retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) }
  }
}
