import { takeHelpPictures } from './help.ts'
import { takeKioskPictures } from './kiosk.ts'
import { takeReadmePictures } from './readme.ts'

/*
 * `npm run screenshots [FOLDER]`: the pictures of the README, by default into .github/screenshots.
 * `npm run screenshots -- kiosk [FOLDER]`: every screen of the tablet in every size and both languages, for a person to
 * look at, by default into data/screenshots, which git leaves alone.
 * `npm run screenshots -- help [FOLDER]`: the screens that the pages of help show, by default where they show them from.
 */
const words = process.argv.slice(process.argv.indexOf('screenshots') + 1)
if (words[0] === 'kiosk') await takeKioskPictures(words[1] ?? 'data/screenshots')
else if (words[0] === 'help') await takeHelpPictures(words[1] ?? 'web/help/pictures')
else await takeReadmePictures(words[0] ?? '.github/screenshots')
