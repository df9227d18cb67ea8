// What the page of an item shows below the item itself, loaded after it.
import '../composer/earlier-items.ts'
import '../outside/outside-list.ts'
import '../messages/item-messages.ts'
import '../steps/approval-clock.ts'
import './alike-list.ts'
import './item-paper.ts'
