import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../fixtures/databases/databases.ts'
import { testFolder } from '../fixtures/databases/test-folder.ts'
import { machineNow } from '../fixtures/machine-date.ts'
import {
  BARE,
  PROCESSES_MS,
  ROOT,
  served,
  type ServerProcess,
  startChild,
} from '../fixtures/server-process.ts'

let database: FreshDatabase
let folder: string
let server: ServerProcess | undefined
beforeEach(async () => {
  database = await freshDatabase('sqlite')
  folder = testFolder('readme')
})
afterEach(async () => {
  await server?.kill()
  await database.drop()
  rmSync(folder, { recursive: true })
})

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: { start: string }
}

/** The commands of a section, in order, without the installation of packages. */
function commandsOf(heading: string): string[] {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const section = readme.split(`\n## ${heading}\n`)[1]?.split(/\n##/)[0] ?? ''
  const blocks = [...section.matchAll(/```sh\n([^]*?)```/g)].map(([, block = '']) => block)
  return blocks.flatMap((block) => block.trim().split('\n')).filter((line) => line !== 'npm ci')
}

/** The files that the commands name, as the README describes them. */
function writeFiles(): Record<string, string> {
  const today = new Date(machineNow()).toISOString().slice(0, 10).split('-').reverse().join('/')
  const files = {
    'office.json': JSON.stringify({
      name: 'Trung tâm Phục vụ hành chính công phường',
      nameEn: 'Ward Public Administration Service Centre',
      zone: 'Asia/Ho_Chi_Minh',
      units: [{ code: 'HT', name: 'Tổ Tư pháp – Hộ tịch', parent: 'ROOT' }],
      desks: [{ code: 'Q1', unit: 'HT', name: 'Quầy 1' }],
      people: [
        {
          username: 'truong.ht',
          name: 'Họ và tên',
          password: 'mat-khau-thu-nghiem',
          grants: [{ role: 'head', unit: 'HT' }],
        },
      ],
      kiosks: [{ name: 'Máy quầy 2', unit: 'HT', desk: 'Q1' }],
      routingRules: [{ name: 'Hộ tịch', unit: 'HT', words: ['khai sinh'] }],
    }),
    'items.csv': `Mã,Ngày,Nội dung\n77,${today} 00:00,Rác chưa thu gom\n`,
    'letter.eml': 'from: An <an@vidu.example>\r\nsubject: Den duong\r\n\r\nDen hem 12 khong sang.\r\n',
    'mapping.json': JSON.stringify({
      externalRef: 'Mã',
      receivedAt: { column: 'Ngày', format: 'DD/MM/YYYY HH:mm' },
      text: 'Nội dung',
    }),
  }
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => {
      const file = join(folder, name)
      writeFileSync(file, content)
      return [name, file]
    }),
  )
}

describe('the README', () => {
  test(
    'makes a real installation of a fresh database by the commands it gives, pasted one after the other',
    async () => {
      const files = writeFiles()
      const commands = commandsOf('A real installation').map((line) =>
        line.replace(/\S+\.(json|csv|eml)\b/g, (name) => files[name] ?? name),
      )
      expect(commands.length).toBeGreaterThan(10)
      const paste = (command: string) =>
        startChild('sh', ['-c', command], { ...BARE, DATABASE_URL: database.url })
      for (const command of commands) {
        if (command.startsWith('npm start')) {
          // What npm would start, without npm in between, which passes no signal on.
          server = await served(paste(`exec ${scripts.start}`))
          continue
        }
        const { code, stderr, stdout } = await paste(command).ended
        expect({ code, stderr }, `${command}\n${stdout}`).toEqual({ code: 0, stderr: '' })
      }
      expect((await fetch(`${server?.url}/readyz`)).status).toBe(200)
      expect((await server?.stop())?.code).toBe(0)
    },
    PROCESSES_MS,
  )

  test('passes everything to the service but its metrics, and tells it by which scheme and name a caller came', () => {
    const proxy = /```nginx\n([^]*?)```/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.[1] ?? ''
    expect(proxy).toMatch(/^ {2}location \^~ \/metrics \{ return 404; \}/m)
    const passed = /location \/ \{([^}]*)\}/.exec(proxy)?.[1]
    for (const header of ['Host', 'X-Forwarded-For', 'X-Forwarded-Proto'])
      expect(passed).toMatch(new RegExp(`proxy_set_header ${header} \\$\\w+;`))
  })
})
