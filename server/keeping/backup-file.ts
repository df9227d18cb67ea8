import { createReadStream, createWriteStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Words } from '../contract/language.ts'
import { ALTERED, BackupProblem, CUT, NO_BACKUP, splitLines } from './backup-lines.ts'

const AGE = 'age-encryption.org/v1'

/** Not before it is needed: most starts and commands encrypt nothing. */
const library = () => import('age-encryption')

/** Writes lines into a new file, for its owner alone; it is on the disk when this resolves. `recipient`: a public key of age. */
export async function writeBackupFile(
  file: string,
  lines: AsyncIterable<string>,
  recipient: string | null,
): Promise<void> {
  await pipeline(
    Readable.from(lines, { highWaterMark: 1 }),
    createGzip(),
    (source: AsyncIterable<Uint8Array>) => (recipient === null ? source : encrypt(source, recipient)),
    createWriteStream(file, { flags: 'wx', mode: 0o600 }),
  )
  const written = await open(file, 'r+')
  try {
    await written.sync()
  } finally {
    await written.close()
  }
}

async function* encrypt(source: AsyncIterable<Uint8Array>, recipient: string): AsyncGenerator<Uint8Array> {
  const { Encrypter } = await library()
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  yield* Readable.fromWeb(
    (await encrypter.encrypt(webStream(source))) as FromWeb,
  ) as AsyncIterable<Uint8Array>
}

type FromWeb = Parameters<typeof Readable.fromWeb>[0]

/** The library and Node call the same stream by two types. */
function webStream(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(source)) as ReadableStream<Uint8Array>
}

/**
 * The lines of a backup's file. `identityFile` holds the secret key of age where it is encrypted, as `age-keygen` writes it. Throws
 * `BackupProblem` for what is no backup, cut, altered, or of another key.
 */
export async function* readBackupFile(
  file: string,
  identityFile: string | null,
): AsyncGenerator<string, void> {
  const isEncrypted = (await firstBytes(file)) === AGE
  const source = createReadStream(file)
  const gunzip = createGunzip()
  try {
    const plain = isEncrypted ? await decrypt(source, identityFile) : source
    // What fails on the way is told by the last stream, which is read.
    pipeline(plain, gunzip).catch(() => undefined)
    yield* splitLines(gunzip.setEncoding('utf8') as AsyncIterable<string>)
  } catch (error) {
    throw explain(error, isEncrypted)
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

function unreadable(file: string, error: unknown): BackupProblem {
  const why = error instanceof Error ? error.message : ''
  return new BackupProblem({ vi: `không đọc được ${file}: ${why}`, en: `${file} cannot be read: ${why}` })
}

async function firstBytes(file: string): Promise<string> {
  const opened = await open(file, 'r').catch((error: unknown) => {
    throw unreadable(file, error)
  })
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(AGE.length), 0, AGE.length, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await opened.close()
  }
}

async function decrypt(source: Readable, identityFile: string | null): Promise<Readable> {
  if (identityFile === null)
    throw new BackupProblem({
      vi: 'bản sao lưu đã mã hoá: hãy ghi tệp khoá bí mật với --identity',
      en: 'the backup is encrypted: name the file of its secret key with --identity',
    })
  const text = await readFile(identityFile, 'utf8').catch((error: unknown) => {
    throw unreadable(identityFile, error)
  })
  const keys = text.split(/\s+/).filter((word) => word.startsWith('AGE-SECRET-KEY-'))
  const { Decrypter } = await library()
  const decrypter = new Decrypter()
  try {
    for (const key of keys) decrypter.addIdentity(key)
  } catch {
    keys.length = 0
  }
  if (keys.length === 0)
    throw new BackupProblem({
      vi: `${identityFile} không có khoá bí mật của age (AGE-SECRET-KEY-…)`,
      en: `${identityFile} holds no secret key of age (AGE-SECRET-KEY-…)`,
    })
  return Readable.fromWeb((await decrypter.decrypt(webStream(source))) as FromWeb)
}

function explain(error: unknown, isEncrypted: boolean): unknown {
  if (error instanceof BackupProblem || !(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  const say = (words: Words) => new BackupProblem(words, { cause: error })
  if (error.message.includes('no identity matched'))
    return say({
      vi: 'bản sao lưu mã hoá cho một khoá khác khoá này',
      en: 'the backup is encrypted to another key than this one',
    })
  if (code === 'Z_BUF_ERROR') return say(CUT)
  if (code === 'Z_DATA_ERROR' && /incorrect header/.test(error.message)) return say(NO_BACKUP)
  if (code.startsWith('Z_')) return say(ALTERED)
  // What the disk says is said as it is; anything else comes from the cipher.
  return isEncrypted && !('syscall' in error)
    ? say({ vi: 'bản sao lưu bị cắt hoặc đã bị sửa', en: 'the backup is cut or was altered' })
    : error
}
