import { css } from 'lit'

/**
 * What all screens share. A screen is `display: contents`: its heading and body stand directly in the frame's grid
 * (areas `question` and `body`), so that the heading can share a line with the controls when room is short.
 */
export const screenStyles = css`
  :host {
    display: contents;
  }
  .head {
    grid-area: question;
    align-self: center;
    display: grid;
    gap: calc(1 * var(--mm));
  }
  h1 {
    margin: 0;
    font-size: var(--text-question);
    font-weight: 600;
    line-height: var(--lh-question, 1.35);
    text-wrap: balance;
    outline: none;
  }
  /* A heading takes focus so that a screen reader starts there; it is nothing to press. */
  h1:focus-visible {
    box-shadow: none;
  }
  .body {
    grid-area: body;
    min-height: 0;
    min-width: 0;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(2 * var(--mm));
    min-height: var(--target);
    min-width: var(--target);
    padding: calc(1 * var(--mm)) calc(5 * var(--mm));
    border: 2px solid var(--line);
    border-radius: var(--corner);
    background: var(--bg);
    color: var(--ink);
    font: inherit;
    font-size: var(--text-button);
    font-weight: 600;
    line-height: 1.35;
    cursor: pointer;
    touch-action: none;
  }
  button[data-pressed] {
    border-color: var(--action);
    background: var(--action-tint);
    box-shadow: inset 0 0 0 3px var(--action);
  }
  button.primary {
    border-color: var(--action);
    background: var(--action);
    color: var(--on-dark);
  }
  button.primary[data-pressed] {
    background: var(--action-hover);
  }
  button:focus-visible,
  input:focus-visible,
  textarea:focus-visible {
    outline: 4px solid var(--focus-ring);
    outline-offset: 4px;
    box-shadow: none;
    border-radius: var(--corner);
  }
  @media (forced-colors: active) {
    button[data-pressed],
    button[data-spoken],
    button[aria-pressed='true'] {
      outline: 3px solid Highlight;
      outline-offset: -6px;
    }
  }
  .optional {
    color: var(--ink-2);
    font-size: var(--text-small);
    font-weight: 400;
    white-space: nowrap;
  }
  .note {
    color: var(--ink-2);
    font-size: var(--text-small);
    line-height: var(--lh);
    text-wrap: pretty;
  }
  /* The sign is red, the words are as dark as all others. */
  .problem {
    display: flex;
    gap: calc(3 * var(--mm));
    font-weight: 600;
  }
  .problem .icon {
    color: var(--error);
  }
  .recorded {
    display: inline-flex;
    align-items: center;
    gap: calc(2 * var(--mm));
    color: var(--success);
    font-size: var(--text-chip);
    font-weight: 600;
  }
  /* A body whose actions stand at the bottom edge, away from where the last screen was tapped. */
  .above-actions {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    gap: var(--gap);
  }
  .actions {
    display: flex;
    gap: var(--gap);
  }
  .actions button {
    flex: 1 1 0;
    text-wrap: balance;
  }
  @media (orientation: portrait) {
    .actions button {
      gap: calc(1.4 * var(--mm));
      padding-inline: calc(1.4 * var(--mm));
    }
  }
`
