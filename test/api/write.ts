import { writeFileSync } from 'node:fs'
import { ANSWERS_FILE, answersText } from './answers-text.ts'

/*
 * `npm run describe`: writes down what every route answers and can refuse, as its own text says it. To be run after a change
 * of what is answered.
 */
writeFileSync(ANSWERS_FILE, answersText())
