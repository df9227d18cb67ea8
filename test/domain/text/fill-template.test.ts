import { expect, test } from 'vitest'
import { fillTemplate, oneLine, placeholdersIn } from '../../../server/domain/text/fill-template.ts'

test('names are found once each, in the order of the text; empty or broken braces are none', () => {
  expect(placeholdersIn('{b} {a} {b} {} { c } {d')).toEqual(['b', 'a'])
})

test('a line is left out where none of what it names has a value, and kept where one has', () => {
  const values = { due: null, link: 'https://vidu.example', empty: '' }
  expect(fillTemplate('Hẹn: {due}\n\nXem {link} {due}\n{empty}\nHết', values)).toBe(
    '\nXem https://vidu.example \nHết',
  )
})

test('a value is put in as it is: what looks like a placeholder in it stays', () => {
  expect(fillTemplate('{answer}', { answer: 'Xin {link} $& $1', link: 'x' })).toBe('Xin {link} $& $1')
})

test('one line has no line break, no control character', () => {
  expect(oneLine(' An\r\nBcc: x\u0000\u0085y ')).toBe('An Bcc: x y')
})
