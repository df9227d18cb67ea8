import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { z } from 'zod'
import { parse } from '../read-input.ts'
import { UsageError } from './command.ts'

/** A command's words, at most so many, and options; what is not known or too much is a usage error that says so. */
export function readOptions<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  maxWords: number,
) {
  const parsed = parseOrExplain(args, options)
  const tooMany = parsed.positionals.slice(maxWords)
  if (tooMany.length > 0)
    throw new UsageError({
      vi: `thừa từ: ${tooMany.join(' ')} (tên nhiều từ đặt trong dấu ngoặc kép)`,
      en: `too many words: ${tooMany.join(' ')} (a name of several words stands in quotes)`,
    })
  return parsed
}

function parseOrExplain<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError({
      vi: error instanceof Error ? `tuỳ chọn chưa đúng: ${error.message}` : 'tuỳ chọn chưa đúng',
      en: error instanceof Error ? error.message : 'the options are not right',
    })
  }
}

/** The same schemas as over HTTP: a refusal names the field in both languages. */
export function readInput<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  return parse(schema, JSON.parse(JSON.stringify(value)))
}
