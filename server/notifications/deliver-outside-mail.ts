import { findBody } from '../../db/queries/outside/bodies.ts'
import { findOutsideRequest } from '../../db/queries/outside/requests.ts'
import type { OutboxEntry } from '../../db/queries/outbox.ts'
import type { Service } from '../context.ts'
import { outsideState } from '../domain/answers/outside-request.ts'
import type { OutsidePayload } from '../feedback/outside/ask-outside.ts'
import { outsideLink } from '../feedback/outside/outside-link.ts'
import { knownNames } from '../known-organisation.ts'
import type { Outcome } from '../outbox/outcome.ts'
import { formatDateTime } from '../words/format.ts'
import type { MailSender } from './mailer.ts'

/** The link of a request, to the address that the body has at that moment; nothing of the item stands in the mail itself. */
export async function deliverOutsideMail(
  service: Service,
  sender: MailSender,
  entry: OutboxEntry,
): Promise<Outcome> {
  const { requestId } = JSON.parse(entry.payload) as OutsidePayload
  const request = await findOutsideRequest(service.db, requestId)
  const body = request && (await findBody(service.db, request.body_id))
  const link = outsideLink(service, requestId)
  if (!body || link === null || outsideState(request, service.now()) !== 'open') return { kind: 'dropped' }
  const names = await knownNames(service)
  const until = formatDateTime(request.until_at, service.organisation.zone)
  await sender.send(entry.id, body.email, {
    subject: `${names.vi}: đề nghị cho ý kiến`,
    text: [
      `Kính gửi ${body.name},`,
      '',
      `${names.vi} đề nghị quý cơ quan cho ý kiến về một phản ánh của người dân. Xin đọc và trả lời trước ${until}, không cần tài khoản:`,
      '',
      link,
      '',
      'Liên kết này dành riêng cho quý cơ quan và dùng được một lần; ai có liên kết đều trả lời được, xin không chuyển tiếp ra ngoài.',
      '',
      `${names.en} asks for your word on what a citizen reported. Please read and answer before ${until} at the address above; no account is needed. It is good for one answer.`,
      '',
    ].join('\n'),
  })
  return { kind: 'delivered' }
}
