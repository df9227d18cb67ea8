import type { Language } from '../server/contract/language.ts'

/** One thing read aloud, and the level it belongs to (null for the question). */
export interface Utterance {
  readonly text: string
  readonly level: number | null
}

function findVoice(language: Language): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in window)) return undefined
  return speechSynthesis
    .getVoices()
    .find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language))
}

/** Whether this tablet has a voice of its own for the language; voices of a network service are not used. */
export function canSpeak(language: Language): boolean {
  return findVoice(language) !== undefined
}

/** Reads one after the other, and says before each which one it is; `null` after the last or when stopped. */
export function readAloud(
  parts: readonly Utterance[],
  language: Language,
  onPart: (part: Utterance | null) => void,
): void {
  stopReading()
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

export function stopReading(): void {
  if ('speechSynthesis' in window) speechSynthesis.cancel()
}
