import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './source.ts'

/** A file or folder of the project, as directions name it: not `/app/…`, and not a name of a zone. */
const PLACE = /`((?:server|web|kiosk|db|test)\/[\w./-]*)`/g

test.each(['README.md', 'CONTRIBUTING.md', 'db/SCALING.md'])(
  'every place in the project that %s names is there',
  (file) => {
    const named = [...readFileSync(join(root, file), 'utf8').matchAll(PLACE)].flatMap(
      ([, path]) => path ?? [],
    )
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  },
)
