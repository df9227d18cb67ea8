import { css } from 'lit'

/** The frame of every screen: place and controls above, then the heading, then the screen itself. Nothing scrolls. */
export const appStyles = css`
  .frame {
    display: grid;
    grid-template:
      'place controls' auto 'question question' auto 'body body' minmax(0, 1fr) / minmax(0, 1fr)
      auto;
    gap: calc(3 * var(--mm)) var(--gap);
    height: 100dvh;
    padding: calc(2 * var(--mm)) var(--edge) var(--edge);
    overflow: hidden;
    border-top: calc(1.4 * var(--mm)) solid var(--brand);
    background: var(--surface);
  }
  .place {
    grid-area: place;
  }
  /* At the lower edge, below the answers, never over them. */
  .frame[data-told] {
    grid-template:
      'place controls' auto 'question question' auto 'body body' minmax(0, 1fr) 'told told' auto / minmax(
        0,
        1fr
      )
      auto;
  }
  .told {
    grid-area: told;
  }
  kiosk-controls {
    grid-area: controls;
  }
  /* Takes the taps that come too soon after a change; what is on the screen can be read all the while. */
  .shield {
    position: fixed;
    inset: 0;
    touch-action: none;
  }
  .starting {
    grid-area: body;
    place-self: center;
    color: var(--ink-2);
    font-size: var(--text-chip);
  }
  .frame[data-screen='set-up'] {
    touch-action: pan-y;
  }
  /* Every word has capitals of 5.5 mm and more: 0.7 degrees seen from 45 cm (EN 301 549, 5.1.4). */
  .frame[data-large] {
    --text-least: calc(7.45 * var(--mm));
    --text-question: var(--text-least);
    --text-chip: var(--text-least);
    --text-button: var(--text-least);
    --text-body: var(--text-least);
    --text-detail: var(--text-least);
    --text-small: var(--text-least);
    --text-control: var(--text-least);
    --gap: calc(3.4 * var(--mm));
    --lh: 1.35;
    --lh-question: 1.3;
    --chip-columns: 2;
    --field: calc(27 * var(--mm));
  }
  /* What is asked needs the room. */
  .frame[data-large] .place {
    display: none;
  }
  @media (orientation: landscape) {
    .frame[data-large] {
      grid-template: 'question controls' auto 'body body' minmax(0, 1fr) / minmax(0, 1fr) auto;
      gap: calc(1 * var(--mm)) calc(2 * var(--mm));
      padding-top: 1px;
      padding-bottom: calc(0.6 * var(--mm));
      border-top-width: 0;
    }
  }
  @media (orientation: portrait) {
    .frame {
      --chip-columns: 2;
      grid-template: 'place' auto 'controls' auto 'question' auto 'body' minmax(0, 1fr) / minmax(0, 1fr);
      row-gap: calc(5 * var(--mm));
    }
    .frame[data-told] {
      grid-template: 'place' auto 'controls' auto 'question' auto 'body' minmax(0, 1fr) 'told' auto / minmax(
          0,
          1fr
        );
      row-gap: calc(3 * var(--mm));
    }
    .frame[data-large] {
      row-gap: calc(3.4 * var(--mm));
    }
  }
`
