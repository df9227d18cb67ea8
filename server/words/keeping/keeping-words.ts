import type { Words } from '../../contract/language.ts'
import type { Check, Finding, FindingCode } from '../../contract/keeping/keeping.ts'

export const CHECK_WORDS: Readonly<Record<Check, Words>> = {
  backup: { vi: 'Sao lưu', en: 'Backup' },
  trial: { vi: 'Khôi phục thử', en: 'Trial restore' },
  disk: { vi: 'Ổ đĩa', en: 'Disk' },
  clock: { vi: 'Đồng hồ', en: 'Clock' },
  certificate: { vi: 'Chứng chỉ', en: 'Certificate' },
  mail: { vi: 'E-mail', en: 'E-mail' },
}

/** What was found, with `{value}`, and what to do about it. */
interface FindingWords {
  readonly said: Words
  readonly todo?: Words
}

const FINDING_WORDS: Readonly<Record<FindingCode, FindingWords>> = {
  'backup-good': { said: { vi: 'Bản sao lưu mới và đã mã hoá.', en: 'The backup is recent and encrypted.' } },
  'backup-none': {
    said: { vi: 'Chưa có bản sao lưu nào.', en: 'There is no backup yet.' },
    todo: { vi: 'Chạy: hailong backup THƯ-MỤC.', en: 'Run: hailong backup FOLDER.' },
  },
  'backup-old': {
    said: { vi: 'Bản sao lưu gần nhất đã {value} ngày.', en: 'The last good backup is {value} days old.' },
    todo: {
      vi: 'Xem nhật ký của máy chủ; chạy: hailong backup.',
      en: 'Look at the server’s log; run: hailong backup.',
    },
  },
  'backup-failed': {
    said: { vi: 'Lần sao lưu gần nhất không thành: {value}', en: 'The last backup failed: {value}' },
    todo: {
      vi: 'Sửa nguyên nhân; hệ thống tự thử lại sau một giờ.',
      en: 'Mend what it says; it is tried again after an hour.',
    },
  },
  'backup-not-scheduled': {
    said: { vi: 'Không có lịch tự sao lưu.', en: 'No backup is made by itself.' },
    todo: {
      vi: 'Đặt BACKUP_FOLDER là một thư mục ở ổ đĩa khác rồi khởi động lại.',
      en: 'Set BACKUP_FOLDER to a folder on another disk and start again.',
    },
  },
  'backup-not-copied': {
    said: { vi: 'Bản sao lưu chưa được chép đi nơi khác.', en: 'The backup was not copied away.' },
    todo: {
      vi: 'Chạy tay lệnh trong BACKUP_COMMAND để xem lỗi.',
      en: 'Run the command of BACKUP_COMMAND by hand to see why.',
    },
  },
  'backup-open': {
    said: {
      vi: 'Bản sao lưu không mã hoá: ai có tệp là đọc được.',
      en: 'The backup is not encrypted: whoever has the file can read it.',
    },
    todo: {
      vi: 'Tạo khoá bằng age-keygen, đặt phần công khai vào BACKUP_RECIPIENT, cất phần bí mật ngoài máy này.',
      en: 'Make a key with age-keygen, set its public part as BACKUP_RECIPIENT, keep the secret part off this machine.',
    },
  },
  'trial-good': {
    said: { vi: 'Đã khôi phục thử cách đây {value} ngày.', en: 'Last restored on trial {value} days ago.' },
  },
  'trial-none': {
    said: {
      vi: 'Chưa bản sao lưu nào được khôi phục thử.',
      en: 'No backup was ever restored on trial.',
    },
    todo: {
      vi: 'Chạy: hailong restore TỆP --trial (thêm --identity khi đã mã hoá).',
      en: 'Run: hailong restore FILE --trial (with --identity where it is encrypted).',
    },
  },
  'trial-old': {
    said: { vi: 'Lần khôi phục thử gần nhất đã {value} ngày.', en: 'The last trial is {value} days ago.' },
    todo: { vi: 'Chạy: hailong restore TỆP --trial.', en: 'Run: hailong restore FILE --trial.' },
  },
  'disk-good': { said: { vi: 'Còn trống {value}.', en: 'Free: {value}.' } },
  'disk-low': {
    said: { vi: 'Chỉ còn trống {value}.', en: 'Nearly full; free: {value}.' },
    todo: { vi: 'Dọn hoặc mở rộng ổ đĩa.', en: 'Make room, or give it a larger disk.' },
  },
  'clock-good': { said: { vi: 'Lệch {value} giây.', en: 'Off by {value} s.' } },
  'clock-off': {
    said: {
      vi: 'Đồng hồ lệch {value} giây so với đồng hồ đối chiếu.',
      en: 'The clock is {value} s off the one it is compared with.',
    },
    todo: {
      vi: 'Bật đồng bộ thời gian (timedatectl set-ntp true) trên cả hai máy.',
      en: 'Turn on time synchronisation (timedatectl set-ntp true) on both machines.',
    },
  },
  'clock-unknown': {
    said: { vi: 'Không có đồng hồ nào để đối chiếu.', en: 'There is no clock to compare with.' },
    todo: {
      vi: 'Đặt CLOCK_URL là một địa chỉ web đáng tin; đồng hồ của nó được đọc từ tiêu đề Date.',
      en: 'Set CLOCK_URL to a web address you trust; its clock is read from the Date header.',
    },
  },
  'certificate-good': {
    said: { vi: 'Chứng chỉ còn {value} ngày.', en: 'The certificate holds for {value} days.' },
  },
  'certificate-ends': {
    said: { vi: 'Chứng chỉ chỉ còn {value} ngày.', en: 'The certificate ends in {value} days.' },
    todo: { vi: 'Gia hạn chứng chỉ ở proxy.', en: 'Renew it at the proxy.' },
  },
  'certificate-ended': {
    said: { vi: 'Chứng chỉ đã hết hạn {value} ngày.', en: 'The certificate ended {value} days ago.' },
    todo: {
      vi: 'Gia hạn ngay ở proxy: máy đánh giá và người dân không vào được.',
      en: 'Renew it at the proxy at once: tablets and citizens are kept out.',
    },
  },
  'certificate-wrong': {
    said: {
      vi: 'Trình duyệt không tin chứng chỉ: {value}',
      en: 'Browsers distrust the certificate: {value}',
    },
    todo: {
      vi: 'Cài ở proxy chứng chỉ đúng tên miền, cùng chuỗi chứng chỉ trung gian.',
      en: 'Give the proxy a certificate of this name, with its chain.',
    },
  },
  'certificate-none': {
    said: { vi: 'Chưa có địa chỉ HTTPS.', en: 'There is no HTTPS address.' },
    todo: {
      vi: 'Đặt PUBLIC_URL là địa chỉ https:// mà người dân dùng.',
      en: 'Set PUBLIC_URL to the https:// address citizens use.',
    },
  },
  'certificate-unknown': {
    said: { vi: 'Không xem được chứng chỉ: {value}', en: 'The certificate could not be looked at: {value}' },
    todo: {
      vi: 'Kiểm tra địa chỉ PUBLIC_URL có mở được từ máy chủ này.',
      en: 'See whether PUBLIC_URL can be opened from this server.',
    },
  },
  'mail-good': { said: { vi: 'Máy chủ thư nhận kết nối.', en: 'The mail server takes our connection.' } },
  'mail-none': {
    said: {
      vi: 'Chưa cấu hình thư: nhắc việc chỉ hiện trong ứng dụng.',
      en: 'No mail is set up: reminders stay in the app.',
    },
    todo: { vi: 'Đặt SMTP_URL và MAIL_FROM.', en: 'Set SMTP_URL and MAIL_FROM.' },
  },
  'mail-unreachable': {
    said: { vi: 'Không gửi được thư: {value}', en: 'Mail cannot leave: {value}' },
    todo: {
      vi: 'Kiểm tra SMTP_URL, mật khẩu và tường lửa.',
      en: 'Check SMTP_URL, its password and the firewall.',
    },
  },
}

/** What was found, in both languages, and what to do about it where something is to be done. */
export function findingWords({ code, value }: Finding): {
  readonly said: Words
  readonly todo: Words | null
} {
  const { said, todo } = FINDING_WORDS[code]
  const fill = (text: string) => text.replace('{value}', value)
  // Vietnamese writes a comma before decimals.
  const vi = fill(said.vi).replace(/(\d)\.(\d+ GB)/, '$1,$2')
  return { said: { vi, en: fill(said.en) }, todo: todo ?? null }
}
