import { verifyInstallation } from '../verify/verify-installation.ts'
import type { Command } from './command.ts'
import { readOptions } from './options.ts'
import { withService } from './with-service.ts'

export const verify: Command = {
  usage: 'verify',
  does: 'recompute tallies, device counts and hash chains and compare; exit code 1 when something does not hold',
  async run({ args, config, print }) {
    readOptions(args, {}, 0)
    const { ratings, items, faults } = await withService(config, (ctx) => verifyInstallation(ctx))
    for (const fault of faults) print(fault)
    print(`${ratings} ratings and ${items} items checked, ${faults.length} faults`)
    return faults.length === 0 ? 0 : 1
  },
}
