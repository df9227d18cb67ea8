import type { Tx } from '../../dialect.ts'
import type { Db } from '../../open.ts'
import type { ImportReportTable } from '../../tables/channels.ts'

type ReportOf = ImportReportTable['of']

export async function insertImportReport(tx: Db | Tx, report: ImportReportTable): Promise<void> {
  await tx.insertInto('import_report').values(report).execute()
}

export function findImportReport(db: Db, jobId: string, of: ReportOf, number: number) {
  return db
    .selectFrom('import_report')
    .select('lines')
    .where('job_id', '=', jobId)
    .where('of', '=', of)
    .where('number', '=', number)
    .executeTakeFirst()
}

/** Which reports there are. */
export async function listImportReports(db: Db, jobId: string): Promise<ReportOf[]> {
  const rows = await db
    .selectFrom('import_report')
    .select('of')
    .where('job_id', '=', jobId)
    .where('number', '=', 0)
    .execute()
  return rows.map(({ of }) => of)
}

export async function countImportReports(db: Db, jobId: string, of: ReportOf): Promise<number> {
  const { n } = await db
    .selectFrom('import_report')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('job_id', '=', jobId)
    .where('of', '=', of)
    .executeTakeFirstOrThrow()
  return Number(n)
}

export async function deleteImportReport(tx: Tx, jobId: string, of: ReportOf): Promise<void> {
  await tx.deleteFrom('import_report').where('job_id', '=', jobId).where('of', '=', of).execute()
}
