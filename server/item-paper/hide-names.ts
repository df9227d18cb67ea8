import type { FeedbackDetail } from '../contract/feedback/feedback.ts'

/** Puts `Cán bộ 1` in the place of each name of staff that an item names, also within what somebody wrote. */
export function nameHider(item: FeedbackDetail, placeholder: string): (text: string) => string {
  const named = [
    ...item.events.map(({ actor }) => (actor.kind === 'staff' ? actor.name : null)),
    ...Object.values(item.personNames),
    ...item.contributions.flatMap(({ askedBy, givenBy }) => [askedBy, givenBy]),
    ...item.answers.flatMap(({ amendedBy, approved }) => [amendedBy, approved?.by ?? null]),
    ...item.handOvers.map(({ by }) => by),
    ...item.outside.map(({ askedBy }) => askedBy),
    ...item.promises.map(({ by }) => by),
    ...item.files.map(({ by }) => by),
    item.assignee?.name ?? null,
    item.proposal?.by ?? null,
  ].filter((name): name is string => name !== null && name !== '')
  const shown = new Map([...new Set(named)].map((name, index) => [name, `${placeholder} ${index + 1}`]))
  // Of two names of which one begins like the other, the longer one is looked for first.
  const names = [...shown.keys()].toSorted((a, b) => b.length - a.length)
  return (text) => names.reduce((said, name) => said.replaceAll(name, shown.get(name) ?? placeholder), text)
}
