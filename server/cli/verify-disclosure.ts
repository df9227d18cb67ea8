import type { Config } from '../config.ts'
import type { Print } from './command.ts'
import { findDisclosures } from '../verify/find-disclosures.ts'
import { withService } from './with-service.ts'

/** Prints what the attack found; the exit code: 1 where anybody is given away. `find` is the attack. */
export async function verifyDisclosure(
  config: Config,
  print: Print,
  find: (
    service: Parameters<typeof findDisclosures>[0],
  ) => ReturnType<typeof findDisclosures> = findDisclosures,
): Promise<number> {
  const { figures, found, notes } = await withService(config, (ctx) => find(ctx))
  for (const note of notes) print({ vi: `ghi chú: ${note.vi}`, en: `note: ${note.en}` })
  for (const each of found) print(each)
  print({
    vi: `đã thử suy ra từ ${figures} số liệu công bố: ${found.length} nhóm dưới mười người bị lộ`,
    en: `${figures} published figures attacked, ${found.length} groups of fewer than ten raters given away`,
  })
  return found.length === 0 ? 0 : 1
}
