import { html } from 'hono/html'
import type { RequestWithPerson } from '../../db/queries/office/data-requests.ts'
import type { Context } from '../context.ts'
import type { HeldData } from '../contract/personal-data/data-requests.ts'
import { recordAct } from '../history/append.ts'
import { FEEDBACK_STATUS_WORDS } from '../words/feedback-words.ts'
import { formatDateTime } from '../words/format.ts'
import { findHeldData } from './find-held-data.ts'
import { demandIdentity } from './step-request.ts'

/**
 * Everything that is held of a person, to hand over as JSON or as a page to print; that it was handed over is recorded
 * before it leaves. Throws `data/identity-not-checked`.
 */
export async function handOverCopy(
  ctx: Context,
  request: RequestWithPerson,
  format: 'json' | 'html',
): Promise<Response> {
  demandIdentity(request)
  const held = await findHeldData(ctx, request)
  await ctx.db
    .transaction()
    .execute((tx) =>
      recordAct(tx, ctx, 'personal-data-copied', { requestId: request.id, items: held.items.length }),
    )
  const name = `${request.code}.${format}`
  const headers = { 'content-disposition': `attachment; filename="${name}"` }
  if (format === 'json')
    return new Response(JSON.stringify({ request: request.code, ...held }, null, 2), {
      headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    })
  return new Response((await printedCopy(ctx, request, held)).toString().normalize('NFC'), {
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
  })
}

/** In Vietnamese, as what an office hands over. */
function printedCopy(ctx: Context, { code }: RequestWithPerson, { items, beside }: HeldData) {
  const { zone, name } = ctx.organisation
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <title>Dữ liệu cá nhân – ${code}</title>
      </head>
      <body>
        <h1>Dữ liệu cá nhân đang lưu giữ</h1>
        <p>${name}. Yêu cầu ${code}, lập lúc ${formatDateTime(new Date(ctx.now()), zone)}.</p>
        ${items.map(
          (item) =>
            html`<h2>Phản ánh ${item.code}</h2>
              <p>
                Nhận ${formatDateTime(item.receivedAt, zone)}. ${FEEDBACK_STATUS_WORDS[item.status].vi}. Số
                ảnh: ${item.photos}.
              </p>
              ${
                item.isErased
                  ? html`<p>Nội dung đã xoá.</p>`
                  : html`<p><b>${item.title}</b></p>
                      <p style="white-space:pre-line">${item.text}</p>`
              }
              ${
                item.sender &&
                html`<p>
                  Người gửi:
                  ${[item.sender.name, item.sender.phone, item.sender.email, item.sender.note].filter(Boolean).join('; ')}
                </p>`
              }
              ${item.consents.map(
                ({ purpose, givenAt, withdrawnAt }) =>
                  html`<p>
                    Đồng ý (${purpose}) lúc
                    ${formatDateTime(givenAt, zone)}${withdrawnAt && `, rút lúc ${formatDateTime(withdrawnAt, zone)}`}
                  </p>`,
              )}
              ${item.messages.map(
                ({ kind, channel, at }) =>
                  html`<p>Tin nhắn ${kind} (${channel ?? '–'}), ${formatDateTime(at, zone)}</p>`,
              )}`,
        )}
        <p>Thư chưa gửi: ${beside.drafts}. Lời chờ lượt đánh giá: ${beside.waitingWords}.</p>
      </body>
    </html>`
}
