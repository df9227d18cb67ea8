/*
 * What the page of an item shows of some items only, loaded after the page: an element that is not there yet is empty, and
 * takes what it was given once it comes.
 */
import './amended-answers.ts'
import './hand-overs.ts'
import './item-files.ts'
import '../steps/approved-answers.ts'
import '../steps/contribution-list.ts'
import '../publishing/publish-panel.ts'
import '../steps/sent-bar.ts'
