import { css } from 'lit'
import { baseStyles, pageStyles, paperColumn } from '../ui/base-styles.ts'

export const qualityPageStyles = [
  baseStyles,
  pageStyles,
  css`
    :host {
      --page-width: 1080px;
    }
    header,
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s3);
    }
    header p {
      max-width: 75ch;
    }
    .key {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s2) var(--s4);
      padding: 0;
      list-style: none;
    }
    summary {
      min-height: 32px;
      font-weight: 600;
      cursor: pointer;
    }
    details > *:not(summary) {
      margin-top: var(--s4);
    }
    article[aria-busy='true'] {
      opacity: 0.6;
    }
  `,
  paperColumn,
]
