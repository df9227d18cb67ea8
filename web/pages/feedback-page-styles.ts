import { css } from 'lit'
import { baseStyles, buttonStyles, formStyles } from '../ui/base-styles.ts'

export const feedbackPageStyles = [
  baseStyles,
  buttonStyles,
  formStyles,
  css`
    :host {
      container-type: inline-size;
      background: var(--bg);
    }
    article {
      display: grid;
      gap: var(--s5);
      max-width: 1120px;
      padding: var(--s5);
    }
    header {
      display: grid;
      gap: var(--s3);
    }
    header > [role='status']:empty {
      position: absolute;
    }
    /* What an item has not takes no room. */
    :is(
      item-photos,
      outside-list,
      alike-list,
      earlier-items,
      publish-panel,
      approved-answers,
      amended-answers,
      item-files,
      hand-overs,
      item-messages
    ) {
      display: contents;
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s2) var(--s3);
    }
    .code {
      min-height: 32px;
      padding: 0 var(--s2);
      border-color: var(--grid);
      font-size: 0.875rem;
    }
    .line [role='status']:empty {
      display: none;
    }
    /* In sight wherever one was when it was sent. */
    sent-bar {
      position: sticky;
      z-index: 1;
      bottom: var(--s3);
    }
    .waiting {
      display: grid;
      gap: var(--s1);
      padding: var(--s3);
      border-radius: var(--radius);
      background: var(--soon-bg);
      color: var(--soon);
      overflow-wrap: anywhere;
    }
    .waiting h2 {
      font-size: 1rem;
    }
    .heard {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s2);
      margin-top: var(--s1);
      color: var(--ink-2);
    }
    .words {
      font-size: 1.125rem;
    }
    .bar {
      display: grid;
      gap: var(--s2);
    }
    .steps {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s2);
    }
    .menu {
      position: relative;
    }
    summary.button {
      list-style: none;
    }
    summary.button::-webkit-details-marker {
      display: none;
    }
    summary.button::after {
      border: 5px solid transparent;
      border-top-color: currentColor;
      transform: translateY(3px);
      content: '';
    }
    .menu-items {
      position: absolute;
      z-index: 2;
      display: grid;
      width: max-content;
      min-width: 100%;
      max-width: min(24rem, 80vw);
      margin-top: var(--s1);
      padding: var(--s1);
      border: 1px solid var(--grid);
      border-radius: var(--radius);
      background: var(--bg);
      box-shadow: var(--shadow);
    }
    .menu-items button {
      justify-content: start;
      border: 0;
      font-weight: 400;
      text-align: start;
    }
    .columns {
      display: grid;
      gap: var(--s5);
    }
    .main {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
      gap: var(--s5);
      min-width: 0;
    }
    .text {
      max-width: 70ch;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    section h2 {
      margin-bottom: var(--s3);
      font-size: 1.125rem;
    }
    aside {
      display: grid;
      align-content: start;
      gap: var(--s4);
      min-width: 0;
      padding: var(--s4);
      border-radius: var(--radius);
      background: var(--surface);
      font-size: 0.9375rem;
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(180px, 1fr));
      gap: var(--s3) var(--s4);
    }
    dt {
      color: var(--ink-3);
      font-size: 0.875rem;
    }
    dd {
      overflow-wrap: anywhere;
    }
    dd span {
      display: block;
    }
    aside summary {
      color: var(--action);
      font-weight: 600;
      cursor: pointer;
    }
    aside details > :last-child {
      margin-top: var(--s2);
    }
    /* What can be done stays in reach however long the history is. */
    .bar {
      position: sticky;
      z-index: 2;
      top: 0;
      padding-block: var(--s2);
      border-bottom: 1px solid var(--grid);
      background: var(--bg);
    }
    /* What is done on the screen, or asked for, is no part of what is read on paper. */
    @media print {
      .bar,
      .code .icon,
      alike-list,
      answer-form,
      item-paper,
      publish-panel,
      sent-bar {
        display: none;
      }
    }
    @container (min-width: 780px) {
      .columns {
        grid-template-columns: minmax(0, 1fr) 280px;
      }
      dl {
        grid-template-columns: 1fr;
      }
    }
    /* Where its button may stand too far to the right for it to hang below. */
    @container (max-width: 779px) {
      .menu[open] {
        flex-basis: 100%;
      }
      .menu-items {
        position: static;
      }
      .menu[open] .menu-items {
        max-width: none;
        max-height: 50vh;
        overflow-y: auto;
      }
    }
    @container (max-width: 560px) {
      .steps :is(button, .button) {
        padding-inline: var(--s2);
        font-size: 0.875rem;
      }
      article {
        padding: var(--s4);
      }
      h1 {
        font-size: 1.25rem;
      }
    }
  `,
]
