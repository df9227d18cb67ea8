import type { GivenAnswers } from '../contract/surveys/question-kinds.ts'

/** As `rating.answers` keeps that no further question was answered. */
const NO_ANSWERS = '{}'

/** Answers to further questions as they are kept and compared: in the order of the keys, each choice once. */
export function answersText(answers: GivenAnswers | undefined): string {
  if (!answers) return NO_ANSWERS
  const questions = Object.keys(answers).sort()
  return JSON.stringify(Object.fromEntries(questions.map((key) => [key, choicesOf(answers[key])])))
}

function choicesOf(given: string | readonly string[] | undefined): string[] {
  return [...new Set(typeof given === 'string' ? [given] : given)].sort()
}

/** Each question that was answered, with the choices. */
export function readAnswers(kept: string): [question: string, choices: readonly string[]][] {
  return kept === NO_ANSWERS ? [] : Object.entries(JSON.parse(kept) as Record<string, string[]>)
}
