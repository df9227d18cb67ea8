import type { Language } from '../../server/contract/language.ts'
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

/** Shares of the sound the tablet can make. The office sets the tablet so that the first is no louder than 65 dB(A). */
const VOLUMES = [0.35, 0.6, 1] as const
let step = 0

/** The next louder step; after the loudest the first again (EN 301 549, 5.1.3.12). */
export function changeVolume(): void {
  step = (step + 1) % VOLUMES.length
  reading?.voice.setVolume(volume())
}

export function isLoudest(): boolean {
  return step === VOLUMES.length - 1
}

/** As every person finds it (EN 301 549, 5.1.3.13). */
export function resetVolume(): void {
  step = 0
}

function volume(): number {
  return VOLUMES[step] ?? VOLUMES[0]
}

/** Something that says one sentence after the other. */
interface Voice {
  /** Resolves when it is said; throws when it cannot be. */
  say(text: string): Promise<unknown>
  setVolume(volume: number): void
  stop(): void
}

let reading: { readonly voice: Voice; readonly onPart: OnPart } | undefined

/** Reads one after the other, and says before each which one it is; `null` after the last, when stopped or when it fails. */
export function readAloud(parts: readonly Utterance[], language: Language, onPart: OnPart): void {
  stopReading()
  const voice = isRecorded(parts, language) ? recordedVoice(language) : synthesisedVoice(language)
  if (voice) void sayAll(parts, voice, onPart)
}

export function stopReading(): void {
  const stopped = reading
  reading = undefined
  stopped?.voice.stop()
  stopped?.onPart(null)
}

async function sayAll(parts: readonly Utterance[], voice: Voice, onPart: OnPart): Promise<void> {
  const own = (reading = { voice, onPart })
  try {
    for (const part of parts) {
      if (reading !== own) return
      onPart(part)
      await voice.say(part.text)
    }
  } catch {
    // What cannot be said is on the screen.
  }
  if (reading === own) stopReading()
}

function recordedVoice(language: Language): Voice {
  const audio = new AudioContext()
  const loudness = new GainNode(audio, { gain: volume() })
  loudness.connect(audio.destination)
  return {
    async say(text) {
      const buffer = await audio.decodeAudioData(await openRecording(language, text))
      const source = new AudioBufferSourceNode(audio, { buffer })
      source.connect(loudness)
      const ended = new Promise((resolve) => source.addEventListener('ended', resolve))
      source.start()
      await ended
    },
    setVolume: (value) => void (loudness.gain.value = value),
    stop: () => void audio.close(),
  }
}

/** A change of volume is heard from the next sentence on: browsers fix it when one begins. */
function synthesisedVoice(language: Language): Voice | null {
  const voice = findVoice(language)
  if (!voice) return null
  return {
    say: (text) =>
      new Promise((resolve, reject) => {
        const speech = new SpeechSynthesisUtterance(text)
        Object.assign(speech, { voice, lang: voice.lang, rate: 0.9, volume: volume() })
        speech.onend = resolve
        speech.onerror = reject
        speechSynthesis.speak(speech)
      }),
    setVolume: () => undefined,
    stop: () => speechSynthesis.cancel(),
  }
}
