import { css } from 'lit'
import { baseStyles, formStyles, pageStyles, tableStyles } from '../../ui/base-styles.ts'

export const reportsPageStyles = [
  baseStyles,
  formStyles,
  tableStyles,
  pageStyles,
  css`
    article {
      gap: var(--s6);
    }
    article[aria-busy='true'] {
      opacity: 0.6;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      justify-content: space-between;
      gap: var(--s4);
    }
    h1 {
      font-size: 1.875rem;
    }
    h2 {
      margin-bottom: var(--s3);
    }
    .field {
      min-width: 180px;
    }
    .summary {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--s4) var(--s7);
      align-items: start;
      padding: var(--s5);
      border: 1px solid var(--grid);
      border-radius: 12px;
    }
    .figure {
      display: grid;
      gap: var(--s1);
      max-width: 21rem;
    }
    .figure strong {
      font-size: 2.5rem;
      font-weight: 600;
      line-height: 1.2;
    }
    .lead {
      font-size: 1.25rem;
      font-weight: 600;
      line-height: var(--lh-h);
    }
    .summary ul {
      display: grid;
      gap: var(--s2);
      padding-inline-start: 1.2em;
      font-size: 1.125rem;
    }
    .grounds {
      grid-column: 1 / -1;
      display: grid;
      gap: var(--s2);
      padding-top: var(--s4);
      border-top: 1px solid var(--grid);
    }
    .grounds p {
      max-width: 110ch;
    }
    .two {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(300px, 1fr));
      gap: var(--s6);
    }
    .two p,
    .two dl {
      max-width: 65ch;
    }
    .two p + p,
    .two dl {
      margin-top: var(--s3);
    }
    dl {
      display: grid;
      gap: var(--s3);
    }
    tbody th,
    tfoot th {
      min-width: 180px;
    }
    .few {
      color: var(--ink-3);
    }
    td.few {
      text-align: start;
    }
    tfoot th,
    tfoot td {
      border-top: 1px solid var(--line);
      font-weight: 600;
    }
    .table-box {
      margin-top: var(--s2);
      font-size: 0.9375rem;
    }
    .newest {
      margin-block: var(--s4);
    }
    .newest summary {
      color: var(--action);
      font-weight: 600;
      cursor: pointer;
    }
    .csv {
      display: inline-flex;
      gap: var(--s2);
    }
    @media print {
      .field {
        display: none;
      }
      .csv {
        display: none;
      }
      h2 {
        break-after: avoid;
      }
      .summary {
        grid-template-columns: minmax(0, 1fr);
        padding: var(--s3);
      }
      .summary ul {
        font-size: 1rem;
      }
    }
    @media (max-width: 700px) {
      .summary {
        grid-template-columns: minmax(0, 1fr);
        padding: var(--s4);
      }
      h1 {
        font-size: 1.5rem;
      }
    }
  `,
]
