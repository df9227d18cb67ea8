import type { Language } from '../server/contract/language.ts'
import { hasRecordings, openRecording } from './recordings.ts'

/** One thing read aloud, and the level it belongs to (null for the question). */
export interface Utterance {
  readonly text: string
  readonly level: number | null
}

type OnPart = (part: Utterance | null) => void

function findVoice(language: Language): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in window)) return undefined
  return speechSynthesis
    .getVoices()
    .find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language))
}

/**
 * Whether this tablet can say these parts: in a recorded voice, or in one of its own for the language. Voices of a network
 * service are not used.
 */
export function canSpeak(parts: readonly Utterance[], language: Language): boolean {
  return isRecorded(parts, language) || findVoice(language) !== undefined
}

function isRecorded(parts: readonly Utterance[], language: Language): boolean {
  return hasRecordings(
    language,
    parts.map(({ text }) => text),
  )
}

let playing: AbortController | undefined

/** Reads one after the other, and says before each which one it is; `null` after the last or when it fails. */
export function readAloud(parts: readonly Utterance[], language: Language, onPart: OnPart): void {
  stopReading()
  if (isRecorded(parts, language)) void play(parts, language, onPart)
  else synthesise(parts, language, onPart)
}

export function stopReading(): void {
  playing?.abort()
  playing = undefined
  if ('speechSynthesis' in window) speechSynthesis.cancel()
}

async function play(parts: readonly Utterance[], language: Language, onPart: OnPart): Promise<void> {
  const { signal } = (playing = new AbortController())
  const audio = new AudioContext()
  try {
    for (const part of parts) {
      const sound = await audio.decodeAudioData(await openRecording(language, part.text))
      if (signal.aborted) return
      onPart(part)
      await new Promise((resolve) => {
        const source = new AudioBufferSourceNode(audio, { buffer: sound })
        source.connect(audio.destination)
        source.addEventListener('ended', resolve)
        signal.addEventListener('abort', resolve)
        source.start()
      })
      if (signal.aborted) return
    }
    onPart(null)
  } catch {
    onPart(null)
  } finally {
    void audio.close()
  }
}

function synthesise(parts: readonly Utterance[], language: Language, onPart: OnPart): void {
  const voice = findVoice(language)
  if (!voice) return
  parts.forEach((part, index) => {
    const speech = new SpeechSynthesisUtterance(part.text)
    speech.voice = voice
    speech.lang = voice.lang
    speech.rate = 0.9
    speech.onstart = () => onPart(part)
    if (index === parts.length - 1) speech.onend = () => onPart(null)
    speech.onerror = () => onPart(null)
    speechSynthesis.speak(speech)
  })
}
