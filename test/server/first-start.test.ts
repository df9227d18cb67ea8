import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { Service } from '../../server/context.ts'
import { createLog } from '../../server/log.ts'
import { closeService, openService } from '../../server/open-service.ts'
import { verifyInstallation } from '../../server/verify/verify-installation.ts'
import { testClock, NOW } from '../fixtures/clock.ts'
import { DATA_ENV } from '../fixtures/data-folder.ts'
import { DATABASES } from '../fixtures/databases/databases.ts'
import { type EmptyDatabase, emptyPostgres, emptySqlite } from '../fixtures/databases/empty-databases.ts'

describe.each(DATABASES)('a start on an empty database of %s', (database) => {
  let empty: EmptyDatabase
  let opened: Service[] = []
  beforeEach(async () => {
    empty = database === 'sqlite' ? emptySqlite() : await emptyPostgres(inject('postgresUrl'))
    opened = []
  })
  afterEach(async () => {
    for (const service of opened) await closeService(service)
    await empty.remove()
  })

  const open = async (): Promise<Service> => {
    const config = readConfig({ DATABASE_URL: empty.url, ...DATA_ENV })
    const service = await openService(config, { now: testClock(NOW).now, log: createLog('silent') })
    opened.push(service)
    return service
  }

  test('makes one organisation, however many processes start at once', async () => {
    const services = await Promise.all([open(), open(), open(), open()])
    const [first] = services
    expect(new Set(services.map(({ organisation }) => organisation.id)).size).toBe(1)
    expect(await first?.db.selectFrom('unit').select('code').execute()).toEqual([{ code: 'ROOT' }])
    expect(first && (await verifyInstallation(first)).faults).toEqual([])
  })

  test('is refused in a sentence once a newer program has changed it, and changes nothing', async () => {
    const { db } = await open()
    await sql`insert into kysely_migration (name, timestamp) values ('0999-later', '2027-01-01')`.execute(db)
    await expect(open()).rejects.toThrow(
      /^DATABASE_URL: cannot use .*: the database is newer than this program, which does not know 0999-later: start the newer program, or restore the backup made before it$/,
    )
    expect(opened).toHaveLength(1)
  })
})
