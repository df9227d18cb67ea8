import { stringify } from 'csv-stringify/sync'
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { DeliveryIds } from '../contract/deliveries/deliveries.ts'
import { recordAct } from '../history/append.ts'
import { jsonBody } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { changeDeliveries } from './change-deliveries.ts'
import { describeDeliveries, reconcile } from './describe-deliveries.ts'

/** What other systems are told, and what they confirmed: for administrators. */
export function deliveryRoutes(service: Service) {
  return new Hono<StaffEnv>()
    .get(
      '/api/deliveries',
      describeRoute({
        summary: 'How the systems that are told answer; what was given up',
        tags: ['deliveries'],
      }),
      staff(service, 'deliveries/manage'),
      async (c) => c.json(await describeDeliveries(service)),
    )
    .get(
      '/api/deliveries/reconciliation',
      describeRoute({ summary: 'Items of which another system does not know all yet', tags: ['deliveries'] }),
      staff(service, 'deliveries/manage'),
      async (c) => c.json({ items: await reconcile(service) }),
    )
    .get(
      '/api/deliveries/reconciliation.csv',
      describeRoute({ summary: 'The same as CSV', tags: ['deliveries'] }),
      staff(service, 'deliveries/manage'),
      async (c) => {
        const rows = await reconcile(service)
        await service.db
          .transaction()
          .execute((tx) =>
            recordAct(tx, c.var.ctx, 'exported', { what: 'deliveries/reconciliation', parameters: {} }),
          )
        const csv = stringify(rows, {
          header: true,
          bom: true,
          columns: ['externalRef', 'status', 'confirmedStatus', 'confirmedAt', 'waiting', 'dead'],
          escape_formulas: true,
        })
        return c.body(csv, 200, {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="1022-doi-soat.csv"',
        })
      },
    )
    .post(
      '/api/deliveries/resend',
      describeRoute({ summary: 'Send given up messages again', tags: ['deliveries'] }),
      staff(service, 'deliveries/manage'),
      jsonBody(DeliveryIds),
      async (c) => c.json({ changed: await changeDeliveries(c.var.ctx, 'resend', c.req.valid('json').ids) }),
    )
    .post(
      '/api/deliveries/skip',
      describeRoute({ summary: 'Leave given up messages out', tags: ['deliveries'] }),
      staff(service, 'deliveries/manage'),
      jsonBody(DeliveryIds),
      async (c) => c.json({ changed: await changeDeliveries(c.var.ctx, 'skip', c.req.valid('json').ids) }),
    )
}
