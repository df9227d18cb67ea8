import { readConfig } from '../../../server/config.ts'
import { receiveFeedback } from '../../../server/feedback/intake/receive-feedback.ts'
import { addKiosk } from '../../../server/kiosks/add-kiosk.ts'
import { createLog } from '../../../server/log.ts'
import { closeService, commandLineContext, openService } from '../../../server/open-service.ts'
import { addPerson } from '../../../server/organisation/add-person.ts'
import { addUnit } from '../../../server/organisation/add-unit.ts'
import { NOW, testClock } from '../../fixtures/clock.ts'
import { DATA_ENV } from '../../fixtures/data-folder.ts'
import { emptySqlite } from '../../fixtures/databases/empty-databases.ts'
import { hashMigrations, keepDatabase, writeHashes } from './landed.ts'

/*
 * `npm run pin`: writes down what each migration is, and the database that all of them make. To be run with a new migration,
 * and with a changed one only while that is in nobody's database.
 */
const hashes = hashMigrations()
const last = Object.keys(hashes).at(-1) ?? ''
const empty = emptySqlite()
const service = await openService(readConfig({ DATABASE_URL: empty.url, ...DATA_ENV }), {
  now: testClock(NOW).now,
  log: createLog('silent'),
})
const owner = commandLineContext(service)
await addUnit(owner, { code: 'HT', name: 'Tổ Tư pháp – Hộ tịch', kind: 'office', parent: 'ROOT' })
const grants = [{ role: 'officer' as const, unit: 'HT' }]
await addPerson(owner, { username: 'canbo.ht', name: 'Họ và tên', password: 'mat-khau-thu-nghiem', grants })
await addKiosk(owner, { name: 'Máy quầy 1', unit: 'HT' })
const item = { externalRef: '1022-1', receivedAt: NOW, text: 'Đèn đường không sáng.' }
await receiveFeedback(owner, item, { channel: 'call-centre-1022', historical: false })
await keepDatabase(service.db, last)
writeHashes(hashes)
await closeService(service)
await empty.remove()
process.stdout.write(`pinned: ${Object.keys(hashes).join(', ')}\n`)
