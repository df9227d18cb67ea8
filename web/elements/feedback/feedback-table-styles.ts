import { css } from 'lit'
import { baseStyles, tableStyles } from '../../ui/base-styles.ts'

export const feedbackTableStyles = [
  baseStyles,
  tableStyles,
  css`
    :host {
      container-type: inline-size;
      font-size: 0.9375rem;
    }
    table {
      table-layout: fixed;
    }
    thead th {
      position: sticky;
      z-index: 1;
      top: 0;
      background: var(--bg);
    }
    thead th:nth-of-type(1) {
      width: 39%;
    }
    thead th:nth-of-type(2) {
      width: 23%;
    }
    thead th:nth-of-type(3) {
      width: 19%;
    }
    /* Rows stop below the headings. */
    tbody tr {
      scroll-margin-top: 40px;
    }
    thead a {
      display: block;
      color: inherit;
      line-height: 24px;
      text-decoration: none;
    }
    thead a:hover {
      text-decoration: underline;
    }
    /* The whole cell is the box's, above the link that covers the row. */
    .pick {
      position: relative;
      z-index: 1;
      width: 44px;
      padding: 0;
    }
    thead .pick {
      position: sticky;
      z-index: 2;
      top: 0;
      border-color: var(--line);
      background: var(--bg);
      vertical-align: bottom;
    }
    .pick label {
      display: grid;
      min-height: 36px;
      cursor: pointer;
      place-items: center;
    }
    tbody .pick label {
      position: absolute;
      inset: 0;
    }
    tr {
      position: relative;
    }
    tbody tr:hover {
      background: var(--surface);
    }
    tbody tr.selected {
      background: var(--action-tint);
      box-shadow: inset 4px 0 0 var(--action);
    }
    th,
    td {
      padding-block: 6px;
    }
    .row {
      display: block;
      overflow: hidden;
      color: var(--ink);
      font-weight: 600;
      line-height: var(--lh-clip);
      text-decoration: none;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .unread {
      display: inline-block;
      width: 10px;
      height: 10px;
      margin-inline-end: 6px;
      border-radius: 50%;
      background: var(--action);
      forced-color-adjust: none;
    }
    .row:hover {
      color: var(--action);
    }
    .row::after {
      position: absolute;
      inset: 0;
      content: '';
    }
    .row:focus-visible {
      box-shadow: none;
    }
    .row:focus-visible::after {
      border-radius: var(--radius-small);
      box-shadow: inset 0 0 0 3px var(--action);
      outline: 3px solid transparent;
      outline-offset: -3px;
    }
    .meta,
    .who span {
      display: block;
      overflow: hidden;
      line-height: var(--lh-clip);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .live {
      display: block;
      color: var(--ink-2);
      font-size: 0.8125rem;
      font-weight: 400;
    }
    tr.left .row {
      color: var(--ink-2);
      text-decoration: line-through;
    }
    .excerpt {
      display: -webkit-box;
      overflow: hidden;
      color: var(--ink-2);
      font-weight: 400;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
    mark {
      background: var(--action-tint);
      color: inherit;
      font-weight: 700;
    }
    .due,
    .status {
      vertical-align: middle;
    }
    @container (min-width: 821px) {
      /* Two lines a row in 44 px or so; what is clipped keeps the room that marks above capitals need. */
      table {
        --tag-line: 1.3;
        --tag-padding: 0;
      }
      thead :is(th, td) {
        padding-block: 2px;
      }
      thead .pick label {
        min-height: 24px;
      }
      tbody :is(th, td) {
        padding-block: 1px;
      }
      :is(.row, .meta, .who span) {
        margin-block: -0.15em;
        padding-block: 0.15em;
        line-height: 1.35;
      }
      deadline-badge {
        gap: 0;
        line-height: 1.35;
      }
      :host([density='compact']) th,
      :host([density='compact']) td {
        padding-block: 1px;
      }
      :host([density='compact']) tbody tr {
        height: 33px;
      }
      /* One line a row. */
      :host([density='compact']) :is(.what, .due, .who) {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      :host([density='compact']) :is(.what .meta, .due .meta, .who span) {
        display: inline;
      }
      /* As high as a pointer needs, whatever stands in the rows around it. */
      :host([density='compact']) .row {
        display: inline-block;
        max-width: 100%;
        min-height: 24px;
        box-sizing: border-box;
        vertical-align: middle;
      }
      :host([density='roomy']) th,
      :host([density='roomy']) td {
        padding-block: 10px;
      }
    }
    @container (max-width: 820px) {
      thead {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      table,
      tbody {
        display: block;
      }
      tbody tr {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px var(--s3);
        padding: var(--s2) var(--s4) var(--s3);
        border-bottom: 1px solid var(--grid);
      }
      tbody th,
      tbody td {
        padding: 0;
        border: 0;
      }
      .what {
        grid-column: 1 / -1;
      }
      /* Sorting by keyboard stays possible: the headings come into sight where one of them is reached. */
      thead:focus-within {
        position: static;
        display: block;
        width: auto;
        height: auto;
        clip-path: none;
      }
      .picking tbody tr {
        grid-template-columns: 44px minmax(0, 1fr) auto;
        padding-inline-start: 0;
      }
      .picking .pick {
        grid-row: 1 / span 4;
        grid-column: 1;
      }
      .picking .what,
      .picking .due {
        grid-column: 2 / -1;
      }
      .picking .status {
        grid-column: 3;
      }
      .due {
        grid-row: 3;
        grid-column: 1 / -1;
        min-height: 54px;
      }
      .status {
        grid-row: 3;
        grid-column: 2;
        place-self: end;
      }
      .who {
        display: none;
      }
    }
    /* Cards with room say whose it is, above where it stands. */
    @container (min-width: 561px) and (max-width: 820px) {
      .who {
        display: block;
        grid-row: 3;
        grid-column: 1 / -1;
        place-self: start end;
        max-width: 55%;
        text-align: end;
      }
      .who span {
        display: inline;
      }
      .who span + .meta::before {
        content: '· ';
      }
      .status {
        padding-block-start: 28px;
      }
    }
    /* Days and hours overdue take the whole line. */
    @container (max-width: 380px) {
      .status {
        grid-row: 4;
      }
    }
  `,
]
