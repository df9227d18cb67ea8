import { css } from 'lit'

/** What every element starts from: box model, type, focus, and words for screen readers only. */
export const baseStyles = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
    color: var(--ink);
    font-family: var(--font);
    line-height: var(--lh);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  h4 {
    margin: 0;
    font-weight: 600;
    line-height: var(--lh-h);
    text-wrap: pretty;
  }
  h1 {
    font-size: 1.5rem;
  }
  h2 {
    font-size: 1.25rem;
  }
  h3 {
    font-size: 1.125rem;
  }
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
  }
  a {
    color: var(--action);
    text-underline-offset: 0.18em;
  }
  a:hover {
    color: var(--action-hover);
  }
  :focus-visible {
    outline: 2px solid transparent;
    box-shadow: var(--focus);
    border-radius: var(--radius-small);
  }
  @media (forced-colors: active) {
    :focus-visible {
      outline: 3px solid Highlight;
      outline-offset: 2px;
    }
  }
  /* A finger finds what unfolds. */
  @media (pointer: coarse) {
    summary {
      padding-block: 10px;
    }
  }
  /* Paper cannot be unfolded. */
  @media print {
    .screen-only {
      display: none !important;
    }
    /* What leads out of the report is written down. */
    a[data-address]::after {
      content: ' (' attr(data-address) ')';
      overflow-wrap: anywhere;
    }
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
  }
  /* Given the focus for what is read next, not to be pressed. */
  :is(h1, h2)[tabindex='-1']:focus-visible {
    outline: none;
    box-shadow: none;
  }
  svg.icon {
    flex: none;
    vertical-align: -0.25em;
  }
  svg.face {
    display: block;
    width: 100%;
    height: auto;
  }
  .visually-hidden:not(:focus):not(:active) {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .muted {
    color: var(--ink-3);
  }
  .meta {
    color: var(--ink-3);
    font-size: 0.875rem;
  }
  .numeric {
    font-variant-numeric: tabular-nums;
  }
  /* The code of an item is read out, and searched for, in one piece, where the screen is wide enough. */
  @media (min-width: 360px) {
    a.numeric,
    button .numeric {
      white-space: nowrap;
    }
  }
`

/** Buttons: the plain one, `.primary` for the one act a screen is about, `.quiet` without a border. */
export const buttonStyles = css`
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--s2);
    min-height: var(--control);
    padding: 0 var(--s4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--bg);
    color: var(--ink);
    font: inherit;
    font-weight: 600;
    line-height: var(--lh-clip);
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  button:hover,
  .button:hover {
    border-color: var(--ink-2);
    background: var(--surface);
    color: var(--ink);
  }
  button:active,
  .button:active {
    background: var(--grid);
  }
  button:disabled {
    border-color: var(--grid);
    background: var(--surface);
    color: var(--ink-3);
    cursor: not-allowed;
  }
  .primary {
    border-color: var(--action);
    background: var(--action);
    color: var(--on-dark);
  }
  .primary:hover,
  .primary:active {
    border-color: var(--action-hover);
    background: var(--action-hover);
    color: var(--on-dark);
  }
  .quiet {
    border-color: transparent;
    background: transparent;
    color: var(--action);
  }
  .danger {
    border-color: var(--error);
    color: var(--error);
  }
  @media (forced-colors: active) {
    .quiet {
      border-color: ButtonBorder;
    }
  }
`

/** Labels above fields, hints under labels, errors with an icon and words beside a thick border. */
export const formStyles = css`
  /* What is chosen or written is for the screen. */
  label,
  legend {
    display: block;
    padding: 0;
    font-weight: 600;
  }
  .field {
    display: grid;
    gap: var(--s1);
  }
  @media print {
    form,
    .field {
      display: none;
    }
  }
  .hint {
    color: var(--ink-3);
    font-size: 0.875rem;
    font-weight: 400;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  input:not([type='checkbox'], [type='radio']),
  select,
  textarea {
    width: 100%;
    min-height: var(--control);
    padding: var(--s1) var(--s3);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--bg);
    color: var(--ink);
    font: inherit;
    line-height: var(--lh-clip);
  }
  textarea {
    padding-block: var(--s2);
    line-height: 1.6;
    resize: vertical;
    field-sizing: content;
    min-height: 8lh;
    max-height: 28lh;
  }
  input[type='checkbox'],
  input[type='radio'] {
    width: 20px;
    height: 20px;
    margin: 2px;
    accent-color: var(--action);
  }
  /* One to tick, with its words beside it. */
  label:is(.choice, .check) {
    display: flex;
    gap: var(--s2);
    align-items: center;
    min-height: var(--control);
  }
  label:is(.choice, .check) input {
    flex: none;
  }
  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible {
    border-color: var(--action);
    border-radius: var(--radius);
    box-shadow: 0 0 0 2px var(--action);
  }
  [aria-invalid='true'] {
    border: 2px solid var(--error) !important;
  }
  .field-error,
  .form-error {
    display: flex;
    gap: var(--s2);
    color: var(--error);
    font-weight: 600;
  }
  .form-error {
    padding: var(--s3);
    border: 2px solid var(--error);
    border-radius: var(--radius);
    background: var(--bg);
  }
`

/** Tables of figures and lists: quiet lines, numbers to the right, a head that stays. */
export const tableStyles = css`
  table {
    width: 100%;
    border-collapse: collapse;
    background: var(--bg);
  }
  caption {
    padding: var(--s2) 0;
    text-align: start;
    font-weight: 600;
  }
  th,
  td {
    padding: var(--s2) var(--s3);
    border-bottom: 1px solid var(--grid);
    text-align: start;
    vertical-align: top;
  }
  thead th {
    border-bottom: 1px solid var(--line);
    color: var(--ink-2);
    font-size: 0.875rem;
    font-weight: 600;
    vertical-align: bottom;
  }
  tbody th {
    font-weight: 400;
  }
  th.numeric,
  td.numeric {
    text-align: end;
    white-space: nowrap;
  }
  thead th.numeric {
    white-space: normal;
  }
  /* A finger finds it in the whole height of its row. */
  @media (pointer: coarse) {
    tbody a {
      display: inline-block;
      margin-block: calc(-1 * var(--s2));
      padding-block: 11px;
    }
  }
  @media screen and (max-width: 900px) {
    /* The box scrolls sideways: words a syllable a line would make rows as high as the screen. */
    .table-box td:not(.numeric),
    .table-box tbody th {
      min-width: 7.5rem;
    }
    .table-box thead th {
      min-width: 5.5rem;
    }
  }
  @media print {
    table {
      font-size: 0.75rem;
      /* Begun on a new page if it fits on one; a longer one goes on below its repeated heads. */
      break-inside: avoid;
    }
    /* The whole stands once, below the last unit. */
    tfoot {
      display: table-row-group;
    }
    th,
    td {
      min-width: 0 !important;
      padding: 3px 4px;
      white-space: normal !important;
    }
    tr {
      break-inside: avoid;
    }
    .table-box {
      overflow: visible !important;
    }
  }
  .table-box {
    /* Or words for screen readers, placed outside of it, would widen the page. */
    position: relative;
    overflow-x: auto;
  }
`

/** A state in words on its tint; not clickable, never in capitals. */
export const tagStyles = css`
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: var(--tag-padding, 1px) 8px;
    border: 1px solid transparent;
    border-radius: var(--radius-small);
    background: var(--received-bg);
    color: var(--received);
    font-size: 0.875rem;
    font-weight: 600;
    line-height: var(--tag-line, var(--lh-clip));
    white-space: nowrap;
  }
  .tag.new {
    background: var(--new-bg);
    color: var(--new);
  }
  .tag.soon {
    background: var(--soon-bg);
    color: var(--soon);
  }
  .tag.overdue {
    background: var(--overdue-bg);
    color: var(--overdue);
  }
  .tag.answered {
    background: var(--answered-bg);
    color: var(--answered);
  }
  .tag.ontime {
    background: var(--ontime-bg);
    color: var(--ontime);
  }
  @media (forced-colors: active) {
    .tag {
      border-color: CanvasText;
    }
  }
`

/** A native `<dialog>` as a calm sheet. */
export const dialogStyles = css`
  dialog {
    width: min(560px, calc(100vw - 2 * var(--s4)));
    max-height: calc(100dvh - 2 * var(--s5));
    padding: var(--s5);
    border: 0;
    border-radius: 12px;
    background: var(--bg);
    color: var(--ink);
    box-shadow: var(--shadow);
  }
  dialog::backdrop {
    background: rgb(22 24 29 / 45%);
  }
  dialog form {
    display: grid;
    gap: var(--s4);
  }
  .dialog-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--s3);
  }
  /* Always in sight where there is room for it; a field that is focused stands above. */
  @media (min-width: 600px) and (min-height: 560px) {
    dialog {
      scroll-padding-bottom: 96px;
    }
    .dialog-actions {
      position: sticky;
      bottom: calc(-1 * var(--s5));
      margin: 0 calc(-1 * var(--s5)) calc(-1 * var(--s5));
      padding: var(--s3) var(--s5);
      border-top: 1px solid var(--line);
      background: var(--bg);
    }
  }
  @media (forced-colors: active) {
    dialog {
      border: 2px solid CanvasText;
    }
  }
`

/** A page as one column of sections on the sheet; `--page-width` where 1120 px does not suit it. */
export const pageStyles = css`
  :host {
    min-height: 100%;
    background: var(--bg);
  }
  article {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--s5);
    max-width: var(--page-width, 1120px);
    margin: 0 auto;
    padding: var(--s5);
  }
  @media (max-width: 560px) {
    article {
      padding: var(--s4);
    }
  }
`

/** On paper a column of blocks: a grid that goes on over sheets lets its rows overlap, and parts heads from what they head. */
export const paperColumn = css`
  @media print {
    :host,
    article,
    section,
    header {
      display: block;
    }
    :host > * + *,
    section > * + *,
    header > * + * {
      margin-top: var(--s3);
    }
    article > * + * {
      margin-top: var(--s5);
    }
    h2,
    h3,
    caption {
      break-after: avoid;
    }
  }
`

/** A row of links between pages that belong together. */
export const tabStyles = css`
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--s5);
    border-bottom: 1px solid var(--grid);
  }
  a {
    display: inline-flex;
    min-height: var(--control);
    align-items: center;
    padding: var(--s2) 0;
    font-weight: 600;
    text-decoration: none;
  }
  a[aria-current='page'] {
    box-shadow: inset 0 -3px 0 var(--action);
    color: var(--ink);
  }
  @media print {
    nav {
      display: none;
    }
  }
`
