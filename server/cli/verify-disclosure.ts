import type { Config } from '../config.ts'
import { findDisclosures } from '../verify/find-disclosures.ts'
import { withService } from './with-service.ts'

/** Prints what the attack found; the exit code: 1 where anybody is given away. `find` is the attack. */
export async function verifyDisclosure(
  config: Config,
  print: (line: string) => void,
  find: (
    service: Parameters<typeof findDisclosures>[0],
  ) => ReturnType<typeof findDisclosures> = findDisclosures,
): Promise<number> {
  const { figures, found, notes } = await withService(config, (ctx) => find(ctx))
  for (const note of notes) print(`note: ${note}`)
  for (const each of found) print(each)
  print(`${figures} published figures attacked, ${found.length} groups of fewer than ten raters given away`)
  return found.length === 0 ? 0 : 1
}
