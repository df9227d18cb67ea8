import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { rootsFolderOf } from '../history/seal-day.ts'
import { verifyInstallation } from '../verify/verify-installation.ts'
import type { RootSource } from '../verify/verify-roots.ts'
import { type Command, UsageError } from './command.ts'
import { readOptions } from './options.ts'
import { verifyDisclosure } from './verify-disclosure.ts'
import { withService } from './with-service.ts'

const RootFile = z.object({
  statement: z.string(),
  root: z.string(),
  signature: z.string(),
  publicKey: z.string(),
})

export const verify: Command = {
  usage: 'verify [FOLDER] | verify disclosure',
  does: 'recount and follow everything, compare with the signed roots (FOLDER: root files kept elsewhere); exit code 1 on faults. disclosure: attack the figures that are shown, weeks and reasons too, print which groups of fewer than ten raters they give away',
  async run({ args, config, print }) {
    const [given] = readOptions(args, {}, 1).positionals
    if (given === 'disclosure') return verifyDisclosure(config, print)
    if (given !== undefined && !existsSync(given)) throw new UsageError(`there is no folder ${given}`)
    const { ratings, items, days, faults, notes } = await withService(config, (ctx) => {
      const folder = given ?? rootsFolderOf(ctx)
      return verifyInstallation(ctx, existsSync(folder) ? readRoots(folder) : [])
    })
    for (const note of notes) print(`note: ${note}`)
    for (const fault of faults) print(fault)
    print(`${ratings} ratings, ${items} items and ${days} signed days checked, ${faults.length} faults`)
    return faults.length === 0 ? 0 : 1
  },
}

function readRoots(folder: string): RootSource[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-\d{2}-\d{2}\.json$/.test(name))
    .sort()
    .map((name) => {
      const file = RootFile.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
      if (!file.success) throw new UsageError(`${name} is no root file`)
      return { name, day: name.slice(0, 10), file: file.data }
    })
}
