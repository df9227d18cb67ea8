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
  /*
   * What is asked and pressed has capitals of 5.5 mm and more: 0.7 degrees seen from 45 cm (EN 301 549, 5.1.4). What
   * explains it grows as far as a screen holds.
   */
  .frame[data-large] {
    --text-question: calc(7.5 * var(--mm));
    --text-chip: calc(7.5 * var(--mm));
    --text-button: calc(7.5 * var(--mm));
    --text-body: calc(6.4 * var(--mm));
    --text-detail: calc(6.4 * var(--mm));
    --text-small: calc(5.5 * var(--mm));
  }
  @media (orientation: landscape) {
    .frame[data-large] {
      grid-template: 'question controls' auto 'body body' minmax(0, 1fr) / minmax(0, 1fr) auto;
      row-gap: calc(1 * var(--mm));
      padding-top: 2px;
      padding-bottom: calc(0.8 * var(--mm));
      border-top-width: 0;
    }
    .frame[data-large] .place {
      display: none;
    }
  }
  /* A little air where the bars of the system do not take it. */
  @media (orientation: landscape) and (max-aspect-ratio: 5/3) {
    .frame[data-large] {
      row-gap: calc(2.6 * var(--mm));
      padding-block: calc(2 * var(--mm));
    }
  }
  @media (orientation: portrait) {
    .frame {
      grid-template: 'place' auto 'controls' auto 'question' auto 'body' minmax(0, 1fr) / minmax(0, 1fr);
      row-gap: calc(5 * var(--mm));
    }
  }
`
