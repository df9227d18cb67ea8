import { FINDINGS } from '../../contract/keeping/keeping.ts'
import { describeKeeping } from '../../keeping/describe-keeping.ts'
import { CHECK_WORDS, findingWords } from '../../words/keeping/keeping-words.ts'
import type { Command } from '../command.ts'
import { readOptions } from '../options.ts'
import { withService } from '../with-service.ts'

const MARKS = { good: 'ok', warning: '!!', unknown: '??' } as const

export const doctor: Command = {
  usage: 'doctor',
  does: {
    vi: 'xem sao lưu, khôi phục thử, ổ đĩa, đồng hồ, chứng thư và thư điện tử, và nói phải làm gì; mã thoát 1 khi có việc phải làm',
    en: 'look at backup, trial restore, disk, clock, certificate and mail, and say what to do; exit code 1 where something is to be done',
  },
  async run({ args, config, print }) {
    readOptions(args, {}, 0)
    const { findings } = await withService(config, describeKeeping)
    for (const finding of findings) {
      const { said, todo } = findingWords(finding)
      const check = CHECK_WORDS[finding.check]
      print(`${MARKS[FINDINGS[finding.code]]}  ${check.vi}: ${said.vi}${todo ? ` ${todo.vi}` : ''}`)
      print(`    ${check.en}: ${said.en}${todo ? ` ${todo.en}` : ''}`)
    }
    return findings.some(({ code }) => FINDINGS[code] === 'warning') ? 1 : 0
  },
}
