import { css } from 'lit'
import { baseStyles, buttonStyles, formStyles } from '../ui/base-styles.ts'

export const todayPageStyles = [
  baseStyles,
  buttonStyles,
  formStyles,
  css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      height: 100%;
      min-height: 0;
    }
    .list,
    .pane {
      display: flex;
      flex-direction: column;
      min-width: 0;
      min-height: 0;
      background: var(--bg);
    }
    .list header {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
      gap: var(--s1) var(--s4);
      padding: var(--s3) var(--s4) 0;
      border-bottom: 1px solid var(--grid);
    }
    h1 {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--s3);
    }
    .count {
      color: var(--ink-3);
      font-size: 1rem;
      font-weight: 400;
    }
    nav {
      display: flex;
      grid-row: 2;
      grid-column: 1 / -1;
      gap: var(--s4);
      padding-inline-end: var(--s6);
      overflow-x: auto;
      mask-image: linear-gradient(to right, #000 calc(100% - 40px), transparent);
      scrollbar-width: none;
    }
    nav a {
      flex: none;
      padding: var(--s2) 2px;
      border-bottom: 3px solid transparent;
      color: var(--ink-2);
      line-height: var(--lh-clip);
      text-decoration: none;
    }
    nav a:hover {
      color: var(--action);
    }
    nav a[aria-current] {
      border-color: var(--action);
      color: var(--action);
      font-weight: 600;
    }
    nav a:focus-visible {
      box-shadow: inset 0 0 0 3px var(--action);
    }
    search {
      position: relative;
      width: min(320px, 42vw);
    }
    search .icon {
      position: absolute;
      inset: 0 auto 0 10px;
      margin-block: auto;
      color: var(--ink-3);
    }
    search input#search {
      padding-inline-start: 38px;
    }
    .rows {
      flex: 1;
      min-height: 0;
      overflow-y: auto;
    }
    .fresh {
      display: flex;
      width: calc(100% - 2 * var(--s4));
      margin: var(--s3) var(--s4);
      border-color: var(--action);
      background: var(--action-tint);
      color: var(--action);
    }
    .standing {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s2);
      padding: var(--s2) var(--s4);
      background: var(--soon-bg);
      color: var(--soon);
    }
    .in-all {
      display: inline-flex;
      align-items: center;
      gap: var(--s2);
      min-height: var(--control);
      margin-inline: var(--s3);
    }
    .end {
      padding: var(--s4);
      text-align: center;
    }
    .pane {
      display: none;
      overflow-y: auto;
      scroll-padding-block: var(--s2);
    }
    .back {
      display: inline-flex;
      align-items: center;
      align-self: start;
      gap: var(--s2);
      min-height: var(--control);
      margin: var(--s3) var(--s4) 0;
      padding: 0 var(--s1);
      font-weight: 600;
      text-decoration: none;
    }
    :host([item-id]:not([item-id=''])) .pane {
      display: flex;
    }
    @media (max-width: 1199px) {
      /* Hidden, not removed: the list keeps its place for the way back. */
      :host([item-id]:not([item-id=''])) .list {
        position: absolute;
        visibility: hidden;
        inset: 0;
      }
    }
    @media (min-width: 1200px) {
      :host([item-id]:not([item-id=''])) {
        grid-template-columns: minmax(400px, 34%) minmax(0, 1fr);
      }
      :host([item-id]:not([item-id=''])) .list {
        border-inline-end: 1px solid var(--grid);
      }
      :host([item-id]:not([item-id=''])) .list header {
        grid-template-columns: minmax(0, 1fr);
      }
      :host([item-id]:not([item-id=''])) search {
        width: 100%;
        margin-bottom: var(--s3);
      }
      .back {
        display: none;
      }
    }
    @media (max-width: 700px) {
      .list header {
        grid-template-columns: minmax(0, 1fr);
      }
      search {
        width: 100%;
      }
      nav {
        grid-row: 3;
      }
    }
  `,
]
