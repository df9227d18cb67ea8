import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { Service } from '../context.ts'
import { CategoryChange, CategoryInput, ProcedureInput } from '../contract/organisation/catalogue.ts'
import { jsonBody } from '../read-input.ts'
import { staff, type StaffEnv } from '../sign-in/authenticate.ts'
import { listCatalogue } from './list-catalogue.ts'
import { addCategory, changeCategory } from './save-category.ts'
import { saveProcedure } from './save-procedure.ts'

const described = (summary: string) => describeRoute({ summary, tags: ['organisation'] })

/** The office's fields of work and procedures. */
export function catalogueRoutes(service: Service) {
  const manager = staff(service, 'rules/manage')
  return new Hono<StaffEnv>()
    .get(
      '/api/catalogue',
      described('Categories in their order, and every version of the procedures'),
      staff(service, 'organisation/read'),
      async (c) => c.json(await listCatalogue(c.var.ctx)),
    )
    .post('/api/categories', described('Add a category'), manager, jsonBody(CategoryInput), async (c) =>
      c.json({ id: await addCategory(c.var.ctx, c.req.valid('json')) }, 201),
    )
    .post(
      '/api/categories/change',
      described('Rename a category, put it elsewhere, retire it or take it up again'),
      manager,
      jsonBody(CategoryChange),
      async (c) => {
        await changeCategory(c.var.ctx, c.req.valid('json'))
        return c.body(null, 204)
      },
    )
    .post(
      '/api/procedures',
      described('A procedure as it is from a day on, with its statutory and its committed time'),
      manager,
      jsonBody(ProcedureInput),
      async (c) => {
        await saveProcedure(c.var.ctx, c.req.valid('json'))
        return c.body(null, 204)
      },
    )
}
