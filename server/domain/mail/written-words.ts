/** Above what another person wrote: how Gmail, Outlook, Apple Mail, Thunderbird and Zimbra begin it, in Vietnamese and English. */
const QUOTE_BEGINS = [
  /^\s*(?:Vào|Ngày|Lúc)\s.{4,200}\s(?:đã viết|viết|wrote)\s*:\s*$/iu,
  /^\s*On\s.{4,200}\swrote\s*:\s*$/iu,
  /^\s*-{2,}\s*(?:Original Message|Tin nhắn gốc|Thư gốc|Forwarded message|Thư chuyển tiếp|Tin nhắn được chuyển tiếp)\s*-{2,}\s*$/iu,
  /^\s*_{10,}\s*$/u,
]

/** The head of a quoted mail without a line above it: a sender, and a date or addressee right below. */
const QUOTED_FROM = /^\s*\*?(?:From|Từ)\s*:\*?\s.*[@<].*$/iu
const QUOTED_NEXT = /^\s*\*?(?:Sent|Date|To|Đã gửi|Ngày|Đến|Tới)\s*:/iu

/** `-- ` alone (RFC 3676, 4.3), and what telephones write by themselves. */
const SIGNATURE = [
  /^--\s?$/u,
  /^\s*(?:Gửi từ|Được gửi từ|Sent from|Get Outlook for|Tải Outlook cho)\s.{2,80}$/iu,
]

/**
 * What the person wrote in this mail: without the mail it answers and without a signature. A forwarded mail with nothing
 * above it stays as it is, for it is what they wanted to say.
 */
export function writtenWords(text: string): string {
  const lines = joinBrokenHeads(text.replace(/\r\n?/g, '\n').split('\n'))
  const quote = lines.findIndex((line, index) => beginsQuote(line, lines[index + 1] ?? ''))
  const own = quote < 0 ? lines : lines.slice(0, quote)
  const signature = own.findIndex((line) => SIGNATURE.some((form) => form.test(line)))
  const kept = (signature < 0 ? own : own.slice(0, signature))
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .trim()
  return kept === '' ? text.trim() : kept
}

/** Of a mail that answers ours: nothing but quotation is nothing said. */
export function saysNothingOwn(text: string): boolean {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? ''
  return first === '' || first.startsWith('>') || beginsQuote(first, '')
}

function beginsQuote(line: string, next: string): boolean {
  return QUOTE_BEGINS.some((form) => form.test(line)) || (QUOTED_FROM.test(line) && QUOTED_NEXT.test(next))
}

/** Gmail breaks `Vào … đã viết:` over two lines where the name is long. */
function joinBrokenHeads(lines: readonly string[]): string[] {
  const joined: string[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    const isTail =
      last !== undefined && /^\s*(?:Vào|On)\s/iu.test(last) && /(?:đã viết|wrote)\s*:\s*$/iu.test(line)
    if (isTail && !/:\s*$/.test(last)) joined[joined.length - 1] = `${last} ${line.trim()}`
    else joined.push(line)
  }
  return joined
}

/** A subject without `Re:`, `Fwd:`, `TL:`, `Trả lời:` before it. */
export function bareSubject(subject: string): string {
  return subject.replace(/^(?:\s*(?:re|fw|fwd|tl|aw|trả lời|chuyển tiếp)(?:\[\d+\])?\s*:)+/iu, '').trim()
}
