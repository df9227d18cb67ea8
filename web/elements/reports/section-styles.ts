import { css } from 'lit'
import { baseStyles, tableStyles } from '../../ui/base-styles.ts'

/** What the sections of a report have in common. */
export const sectionStyles = [
  baseStyles,
  tableStyles,
  css`
    :host {
      display: block;
      min-width: 0;
    }
    section,
    figure {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s3);
    }
    section {
      gap: var(--s5);
    }
    figcaption p,
    section > p {
      max-width: 75ch;
    }
    summary {
      color: var(--action);
      font-weight: 600;
      cursor: pointer;
    }
    .few {
      color: var(--ink-3);
    }
    .csv {
      display: inline-flex;
      align-items: center;
      justify-self: start;
      min-height: 32px;
    }
    @media (pointer: coarse) {
      .csv {
        min-height: var(--control);
      }
    }
    @media print {
      .csv {
        display: none;
      }
      h2,
      h3,
      figcaption {
        break-after: avoid;
      }
    }
    tbody th[scope='row'] {
      min-width: 9rem;
    }
    .table-box {
      margin-top: var(--s2);
      font-size: 0.9375rem;
    }
  `,
]
