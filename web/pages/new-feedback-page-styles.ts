import { css } from 'lit'
import { baseStyles, buttonStyles, formStyles, pageStyles } from '../ui/base-styles.ts'

export const newFeedbackPageStyles = [
  baseStyles,
  buttonStyles,
  formStyles,
  pageStyles,
  css`
    :host {
      --page-width: 760px;
    }
    form {
      display: grid;
      gap: var(--s5);
    }
    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s3);
      margin-top: var(--s2);
    }
    .choice {
      display: flex;
      flex: 1;
      align-items: center;
      gap: var(--s2);
      min-width: 200px;
      min-height: 44px;
      padding: 0 var(--s3);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      font-weight: 400;
      cursor: pointer;
    }
    .choice:has(:checked) {
      border-color: var(--action);
      background: var(--action-tint);
      box-shadow: inset 0 0 0 1px var(--action);
      font-weight: 600;
    }
    .choice:has(:focus-visible) {
      box-shadow: var(--focus);
    }
    textarea {
      min-height: 7lh;
    }
    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(280px, 100%), 1fr));
      gap: var(--s4);
      align-items: start;
    }
    .sender {
      display: grid;
      gap: var(--s3);
      padding: var(--s4);
      border-radius: var(--radius);
      background: var(--surface);
    }
    .sender legend {
      float: left;
    }
    .check {
      display: flex;
      align-items: center;
      gap: var(--s2);
      font-weight: 400;
    }
    .detail {
      font-weight: 400;
    }
    .receipt {
      display: grid;
      gap: var(--s5);
      padding: var(--s6) var(--s5);
      border: 1px solid var(--grid);
      border-radius: 12px;
    }
    .receipt h1 {
      display: flex;
      align-items: center;
      gap: var(--s2);
      color: var(--success);
    }
    dl {
      display: grid;
      gap: var(--s4);
    }
    dt {
      color: var(--ink-3);
      font-size: 0.875rem;
    }
    .code {
      font-size: 1.5rem;
      font-weight: 600;
      letter-spacing: 0.04em;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s3);
    }
  `,
]
