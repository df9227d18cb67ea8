import { css } from 'lit'
import { baseStyles, buttonStyles, formStyles, pageStyles, tableStyles } from '../ui/base-styles.ts'

export const calendarPageStyles = [
  baseStyles,
  buttonStyles,
  formStyles,
  tableStyles,
  pageStyles,
  css`
    :host {
      --page-width: 1440px;
    }
    header,
    .tools {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: var(--s3);
    }
    header {
      justify-content: space-between;
    }
    h2 {
      margin-bottom: var(--s3);
    }
    .tools .field {
      min-width: 112px;
    }
    .two {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 360px;
      gap: var(--s6);
      align-items: start;
    }
    .sections {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s6);
    }
    aside {
      display: grid;
      gap: var(--s5);
      padding: var(--s4);
      border: 1px solid var(--grid);
      border-radius: 12px;
    }
    .said {
      padding: var(--s3);
      border-radius: var(--radius);
      background: var(--action-tint);
    }
    tr[aria-current='true'] {
      background: var(--action-tint);
    }
    tbody th {
      white-space: nowrap;
    }
    dl div {
      display: grid;
      grid-template-columns: 120px 1fr;
      gap: var(--s3);
    }
    .history ol {
      display: grid;
      gap: var(--s2);
      padding: 0;
      list-style: none;
    }
    .meta {
      display: block;
    }
    @media (max-width: 1000px) {
      .two {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    @media print {
      aside,
      .tools,
      .history {
        display: none;
      }
      article {
        max-width: none;
        padding: 0;
      }
      .two {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
]
