import { css } from 'lit'
import { baseStyles } from '../../ui/base-styles.ts'

export const yearGridStyles = [
  baseStyles,
  css`
    .year {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 324px), 1fr));
      /* A month of five weeks stays as high as that beside one of six. */
      align-items: start;
      gap: var(--s5);
    }
    table {
      width: 100%;
      border-collapse: separate;
      border-spacing: 2px;
      table-layout: fixed;
    }
    caption {
      padding-bottom: var(--s1);
      font-weight: 600;
      text-align: start;
    }
    th {
      color: var(--ink-3);
      font-size: 0.75rem;
      font-weight: 600;
    }
    td {
      padding: 0;
    }
    button,
    .sample {
      position: relative;
      border: 1px solid transparent;
      border-radius: var(--radius-small);
      background: var(--bg);
      color: var(--ink);
      font: inherit;
      font-size: 0.875rem;
      font-variant-numeric: tabular-nums;
    }
    button {
      display: grid;
      width: 100%;
      min-height: 44px;
      padding: 0;
      place-items: center;
      cursor: pointer;
    }
    button:hover {
      border-color: var(--ink-2);
    }
    .symbol {
      position: absolute;
      top: 2px;
      right: 4px;
      font-size: 0.6875rem;
      line-height: 1.3;
    }
    .weekend {
      background: var(--surface);
      color: var(--ink-3);
    }
    .holiday,
    .swap-off {
      background: var(--overdue-bg);
      color: var(--overdue);
      font-weight: 600;
    }
    .swap-worked {
      background: var(--answered-bg);
      color: var(--answered);
      font-weight: 600;
    }
    .hours {
      background: var(--soon-bg);
      color: var(--soon);
      font-weight: 600;
    }
    .computed {
      border: 1px dashed currentcolor;
    }
    .today {
      text-decoration: underline 2px;
      text-underline-offset: 3px;
    }
    .picked {
      border: 2px solid var(--action);
    }
    .key {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s2) var(--s5);
      margin-top: var(--s5);
      padding: 0;
      font-size: 0.875rem;
      list-style: none;
    }
    .key li {
      display: flex;
      align-items: center;
      gap: var(--s2);
    }
    .sample {
      display: inline-grid;
      width: 24px;
      height: 24px;
      border-color: var(--grid);
      place-items: center;
    }
    @media (forced-colors: active) {
      button,
      .sample {
        border-color: CanvasText;
      }
    }
    @media print {
      .year {
        grid-template-columns: repeat(3, 1fr);
        gap: var(--s3);
      }
      table {
        break-inside: avoid;
      }
      button {
        min-height: 20px;
        border: 1px solid var(--grid);
      }
    }
  `,
]
