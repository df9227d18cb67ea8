import { css } from 'lit'
import { baseStyles, paperColumn, tableStyles } from '../../ui/base-styles.ts'

export const tabletStripStyles = [
  baseStyles,
  tableStyles,
  css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s2);
    }
    table {
      width: auto;
      font-size: 0.875rem;
    }
    th,
    td {
      min-width: 26px;
      padding: 2px;
      text-align: center;
      white-space: nowrap;
    }
    th[scope='row'],
    th[scope='col']:first-child {
      padding-inline-end: var(--s2);
      text-align: start;
    }
    td.rated {
      background: var(--ontime-bg);
      color: var(--ontime);
    }
    td.nobody,
    td.unsent {
      background: var(--soon-bg);
      color: var(--soon);
    }
    td.silent {
      background: var(--overdue-bg);
      color: var(--overdue);
      font-weight: 600;
    }
    summary {
      min-height: 44px;
      cursor: pointer;
    }
    summary h3 {
      display: inline;
    }
    details[open] > .table-box {
      margin-block: var(--s2);
    }
    ul {
      padding-inline-start: 1.3em;
    }
    @media print {
      h3 ~ p {
        break-after: avoid;
      }
    }
  `,
  paperColumn,
]
