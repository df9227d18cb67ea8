/** What the citizen was told, on the page of an item. */
export const MESSAGE_STRINGS = {
  title: { vi: 'Tin đã báo cho công dân', en: 'Messages to the citizen' },
} as const
