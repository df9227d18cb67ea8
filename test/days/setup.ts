import type * as Argon2 from '@node-rs/argon2'
import { vi } from 'vitest'
// Read anew for each test file, unlike what it imports: a process changes its date once.
import '../fixtures/machine-date.ts'

// Thousands of tests sign in. The hashes are real, of the least work there is; test/server/commands.test.ts holds the true cost.
vi.mock('@node-rs/argon2', async (importOriginal) => {
  const argon2 = await importOriginal<typeof Argon2>()
  const cheap: typeof argon2.hash = (password, options) =>
    argon2.hash(password, { ...options, memoryCost: 8, timeCost: 1 })
  return { ...argon2, hash: cheap }
})
