import { fold } from './fold-vietnamese.ts'

const TITLE_CHARACTERS = 80

/** How a letter begins before it says anything, without marks. */
const GREETING =
  /^(?:kinh (?:gui|thua|chao|trinh)|xin (?:kinh )?chao|(?:thua|chao|gui) (?:quy|ong|ba|anh|chi|cac|lanh dao|ubnd|uy ban|co quan|chinh quyen)|dear|hello|alo)(?![\p{L}\p{N}])/u
/** The heading of official letters. */
const HEADING =
  /^(?:cong hoa xa hoi chu nghia|doc lap\s*[-–]\s*tu do|don (?:phan anh|kien nghi|de nghi)\P{L}*$)/u
/** Up to where a greeting reaches: its comma, stop or dash; a colon right behind “Kính gửi” belongs to it. */
const GREETED = /^\P{P}*?(?::\P{P}*)?(?:[,.;!]|\s[-–]\s|$)/u

/** A title for a text that has none: the first words that say something, at most 80 characters. */
export function titleOf(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  const said = lines.map(withoutGreeting).find((line) => line !== '')
  const characters = [...(said ?? lines.find((line) => line !== '') ?? '')]
  return characters.length <= TITLE_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, TITLE_CHARACTERS).join('').trim()}…`
}

/** True for a title that only greets. */
export function isGreeting(title: string): boolean {
  return withoutGreeting(title) === ''
}

function withoutGreeting(line: string): string {
  const folded = fold(line)
  if (HEADING.test(folded)) return ''
  if (!GREETING.test(folded)) return line
  const rest = line.replace(GREETED, '').trim()
  return rest.charAt(0).toLocaleUpperCase('vi') + rest.slice(1)
}
