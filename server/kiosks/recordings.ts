import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LANGUAGES } from '../contract/language.ts'
import { MAX_RECORDING_BYTES, type Recording, RECORDING_TYPES } from '../contract/recording.ts'

/** A name is the words without marks, `hai-long.mp3`: nothing else in the folder is looked at. */
const FILE = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.(mp3|ogg|wav)$/

/** The recordings in `vi/` and `en/` below the office's folder that are no larger than a tablet takes. */
export async function listRecordings(folder: string | null): Promise<Recording[]> {
  if (folder === null) return []
  const found = await Promise.all(
    LANGUAGES.map(async (language) => {
      const files = await readdir(join(folder, language)).catch(() => [])
      return Promise.all(
        files
          .filter((file) => FILE.test(file))
          .map(async (file) => {
            const { size, mtimeMs } = await stat(join(folder, language, file))
            const name = `${language}/${file.replace(/\.\w+$/, '')}`
            return { name, size, path: `${language}/${file}`, version: `${size}-${Math.round(mtimeMs)}` }
          }),
      )
    }),
  )
  return found
    .flat()
    .filter(({ size }) => size <= MAX_RECORDING_BYTES)
    .map(({ name, path, version }) => ({ name, path, version }))
}

/** One of them, or null where there is no such file. */
export async function readRecording(
  folder: string | null,
  language: string,
  file: string,
): Promise<{ readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> } | null> {
  const ending = FILE.exec(file)?.[2]
  if (folder === null || ending === undefined || !LANGUAGES.some((known) => known === language)) return null
  const bytes = await readFile(join(folder, language, file)).catch(() => null)
  return (
    bytes && { type: RECORDING_TYPES[ending as keyof typeof RECORDING_TYPES], bytes: new Uint8Array(bytes) }
  )
}
