import type { Language } from '../contract/language.ts'

interface Facts {
  readonly office: string
  readonly username: string
  readonly link: string
}

type Write = (facts: Facts) => { readonly subject: string; readonly text: string }

/** The mails about an account, each with a link. */
export const ACCOUNT_MAIL: Readonly<
  Record<'invitation' | 'reset' | 'factors-taken-away', Readonly<Record<Language, Write>>>
> = {
  invitation: {
    vi: ({ office, username, link }) => ({
      subject: `Tài khoản Hài Lòng của quý vị tại ${office}`,
      text: `Quý vị được cấp tài khoản “${username}”. Xin mở đường dẫn sau trong 7 ngày và tự đặt mật khẩu; đường dẫn chỉ dùng một lần:\n\n${link}\n`,
    }),
    en: ({ office, username, link }) => ({
      subject: `Your Hài Lòng account at ${office}`,
      text: `You have been given the account “${username}”. Open this link within 7 days and choose your password; it works once:\n\n${link}\n`,
    }),
  },
  reset: {
    vi: ({ office, username, link }) => ({
      subject: `Đặt lại mật khẩu Hài Lòng tại ${office}`,
      text: `Có yêu cầu đặt lại mật khẩu của tài khoản “${username}”. Đường dẫn sau chỉ dùng một lần và sớm hết hạn:\n\n${link}\n\nNếu không phải quý vị yêu cầu, xin bỏ qua thư này; mật khẩu cũ vẫn dùng được.\n`,
    }),
    en: ({ office, username, link }) => ({
      subject: `A new Hài Lòng password at ${office}`,
      text: `Somebody asked for a new password for the account “${username}”. This link works once and soon ends:\n\n${link}\n\nIf it was not you, leave this mail aside: the old password still works.\n`,
    }),
  },
  'factors-taken-away': {
    vi: ({ office, username, link }) => ({
      subject: `Xác thực hai bước của quý vị tại ${office} đã được gỡ`,
      text: `Quản trị viên đã gỡ mã xác thực và khoá truy cập của tài khoản “${username}”. Từ nay chỉ cần mật khẩu để đăng nhập; xin đăng nhập và bật lại:\n\n${link}\n\nNếu quý vị không nhờ việc này, xin đổi mật khẩu và báo quản trị viên ngay.\n`,
    }),
    en: ({ office, username, link }) => ({
      subject: `Your second factor at ${office} was taken away`,
      text: `An administrator took away the one-time codes and passkeys of the account “${username}”. The password alone signs in; please sign in and set them up again:\n\n${link}\n\nIf you did not ask for this, change your password and tell an administrator at once.\n`,
    }),
  },
}
