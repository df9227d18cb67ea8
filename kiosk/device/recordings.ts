import type { Language } from '../../server/contract/language.ts'
import { recordingName } from '../../server/words/recording-name.ts'
import { fetchRecording, listRecordings } from '../pairing/service.ts'

/** Apart from the app's own files, which go with each newer app. */
const CACHE = 'hailong-recordings'
const VERSION = 'x-version'

/** Fired on `window` when it is known anew which recordings there are. */
export const RECORDINGS_EVENT = 'hailong-recordings'

const known = new Set<string>()

/** Whether a person's voice is at hand for all of these words. */
export function hasRecordings(language: Language, words: readonly string[]): boolean {
  return words.length > 0 && words.every((each) => known.has(recordingName(language, each)))
}

/** The sound file that says these words; throws when it is gone. */
export async function openRecording(language: Language, words: string): Promise<ArrayBuffer> {
  const cache = await caches.open(CACHE)
  const kept = await cache.match(keyOf(recordingName(language, words)))
  if (!kept) throw new Error('the recording is gone')
  return kept.arrayBuffer()
}

/** Finds what earlier visits to the server brought. Insecure pages keep none. */
export async function loadRecordings(): Promise<void> {
  if (!('caches' in window)) return
  const cache = await caches.open(CACHE)
  known.clear()
  for (const { url } of await cache.keys()) known.add(new URL(url).pathname.slice(keyOf('').length))
  window.dispatchEvent(new Event(RECORDINGS_EVENT))
}

/** Brings the recordings the office has now, and drops those it has no more. */
export async function refreshRecordings(token: string): Promise<void> {
  if (!('caches' in window)) return
  const cache = await caches.open(CACHE)
  const recordings = await listRecordings(token)
  for (const { name, path, version } of recordings) {
    if ((await cache.match(keyOf(name)))?.headers.get(VERSION) === version) continue
    const sound = await fetchRecording(token, path)
    await cache.put(keyOf(name), new Response(sound, { headers: { [VERSION]: version } }))
  }
  const wanted = new Set(recordings.map(({ name }) => name))
  for (const name of known) if (!wanted.has(name)) await cache.delete(keyOf(name))
  await loadRecordings()
}

function keyOf(name: string): string {
  return `/recordings/${name}`
}
