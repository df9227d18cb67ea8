import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { receiveMail, type MailFate } from '../channels/mail/receive-mail.ts'
import type { Words } from '../contract/language.ts'
import { Refusal, REFUSALS } from '../contract/refusals.ts'
import { type Command, say, UsageError } from './command.ts'
import { readOptions } from './options.ts'
import { withService } from './with-service.ts'

/** What a mail server understands (sysexits.h): 65 goes back to the sender, 75 is tried again later. */
const DATA_ERROR = 65
const TRY_LATER = 75

const IGNORED: Readonly<Record<Extract<MailFate, { kind: 'ignored' }>['because'], Words>> = {
  'auto-reply': { vi: 'thư trả lời tự động', en: 'an automatic reply' },
  bounce: { vi: 'thư báo không gửi được', en: 'a bounce' },
  bulk: { vi: 'thư gửi hàng loạt', en: 'a mass mail' },
  own: { vi: 'thư của chính cơ quan', en: "the office's own mail" },
  empty: { vi: 'thư không có nội dung mới', en: 'nothing new is said' },
}

/** Takes in a mail from a pipe; written for Postfix, Exim and any other server that calls a program. */
export const mail: Command = {
  usage: 'mail receive [FILE]',
  does: {
    vi: 'nhận một thư điện tử (từ tệp, hoặc từ đường ống của máy chủ thư) thành phản ánh; mã thoát 75: gửi lại sau, 65: trả người gửi',
    en: 'takes in an e-mail (from a file, or piped by the mail server) as feedback; exit code 75: try again later, 65: return to sender',
  },
  async run({ args, config, print }) {
    const { positionals } = readOptions(args, {}, 2)
    const [verb, file] = positionals
    if (verb !== 'receive') throw new UsageError(say('receive'))
    const raw = file === undefined ? await buffer(process.stdin) : await readFile(file)
    try {
      print(wordsOf(await withService(config, (ctx) => receiveMail(ctx, raw))))
      return 0
    } catch (error) {
      if (!(error instanceof Refusal)) {
        print(error instanceof Error ? error.message : String(error))
        return TRY_LATER
      }
      print(REFUSALS[error.code])
      // The coordinator has it before them: the sender need not send it again.
      if (error.code === 'feedback/conflict') return 0
      return REFUSALS[error.code].status === 429 || REFUSALS[error.code].status >= 500
        ? TRY_LATER
        : DATA_ERROR
    }
  },
}

function wordsOf(fate: MailFate): Words {
  switch (fate.kind) {
    case 'ignored':
      return { vi: `bỏ qua: ${IGNORED[fate.because].vi}`, en: `ignored: ${IGNORED[fate.because].en}` }
    case 'reply':
      return { vi: `trả lời cho phản ánh ${fate.id}`, en: `a reply about item ${fate.id}` }
    case 'item':
      return { vi: `phản ánh mới ${fate.id}`, en: `new item ${fate.id}` }
    case 'known':
      return { vi: `đã nhận trước đây: ${fate.id}`, en: `taken in before: ${fate.id}` }
  }
}
