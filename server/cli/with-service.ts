import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { closeService, commandLineContext, openService } from '../open-service.ts'

/** Opens the installation for one command and closes it afterwards. */
export async function withService<T>(config: Config, work: (ctx: Context) => Promise<T>): Promise<T> {
  const service = await openService({
    ...config,
    logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel,
  })
  try {
    return await work(commandLineContext(service))
  } finally {
    await closeService(service)
  }
}
