import { css } from 'lit'
import { baseStyles, buttonStyles } from './ui/base-styles.ts'

export const appShellStyles = [
  baseStyles,
  buttonStyles,
  css`
    :host {
      /* The room for the places is inside the window: otherwise the bar above scrolls away. */
      box-sizing: border-box;
      display: grid;
      grid-template-rows: auto auto minmax(0, 1fr) auto;
      grid-template-columns: minmax(0, 1fr);
      height: 100dvh;
    }
    .skip {
      position: absolute;
      z-index: 3;
      top: -100px;
      left: var(--s4);
      padding: var(--s2) var(--s4);
      background: var(--bg);
    }
    .skip:focus {
      top: var(--s2);
    }
    header {
      display: flex;
      align-items: stretch;
      gap: var(--s5);
      min-height: 52px;
      padding: 0 var(--s4);
      border-bottom: 3px solid var(--brand-accent);
      background: var(--brand);
      color: var(--on-dark);
    }
    .brand {
      display: flex;
      align-items: baseline;
      align-self: center;
      gap: var(--s3);
      min-width: 0;
      padding: 5px var(--s1);
      color: var(--on-dark);
      line-height: var(--lh-clip);
      text-decoration: none;
      white-space: nowrap;
    }
    .brand img {
      align-self: center;
      max-width: 4rem;
      max-height: 2.25rem;
    }
    .brand strong {
      font-size: 1.25rem;
      font-weight: 600;
    }
    .brand span {
      overflow: hidden;
      font-size: 0.875rem;
      text-overflow: ellipsis;
    }
    nav {
      display: flex;
      gap: var(--s1);
    }
    nav a {
      display: flex;
      align-items: center;
      gap: var(--s2);
      padding: 0 var(--s3);
      color: var(--on-dark);
      line-height: var(--lh-clip);
      text-decoration: none;
      white-space: nowrap;
    }
    nav a:hover {
      background: rgb(0 0 0 / 18%);
      color: var(--on-dark);
    }
    nav a[aria-current] {
      background: rgb(0 0 0 / 28%);
      box-shadow: inset 0 -3px 0 var(--brand-accent);
      font-weight: 600;
    }
    .tools {
      display: flex;
      align-items: center;
      gap: var(--s1);
      margin-inline-start: auto;
    }
    .tools > button {
      padding: 0 var(--s3);
      border-color: transparent;
      background: transparent;
      color: var(--on-dark);
      font-weight: 400;
      white-space: nowrap;
    }
    .tools > button:hover {
      background: rgb(0 0 0 / 18%);
    }
    .name {
      max-width: 16ch;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    header :focus-visible {
      box-shadow: inset var(--focus-on-brand);
    }
    [popover] {
      inset: 56px 16px auto auto;
      width: 260px;
      margin: 0;
      padding: var(--s4);
      border: 1px solid var(--grid);
      border-radius: var(--radius);
      background: var(--bg);
      color: var(--ink);
      box-shadow: var(--shadow);
    }
    [popover] button {
      justify-content: start;
      width: 100%;
      margin-top: var(--s2);
    }
    [popover] :focus-visible {
      box-shadow: var(--focus);
    }
    main {
      position: relative;
      min-height: 0;
      overflow-y: auto;
      /* The ring of whatever the keyboard reaches stands inside. */
      scroll-padding-block: var(--s2);
    }
    main:focus {
      outline: none;
      box-shadow: none;
    }
    @media (max-width: 1399px) {
      .brand span {
        display: none;
      }
      /* Read out still: whose account the button opens. */
      .name {
        position: absolute;
        width: 1px;
        height: 1px;
        clip-path: inset(50%);
      }
    }
    @media (min-width: 1001px) and (max-width: 1399px) {
      /* Six places and the product's name side by side: words say more than icons. */
      .brand {
        flex: none;
      }
      nav {
        min-width: 0;
        overflow-x: auto;
      }
      nav a {
        padding: 0 var(--s2);
      }
      nav svg {
        display: none;
      }
    }
    @media (max-width: 1000px) {
      /* The places move to the thumb. */
      :host {
        padding-bottom: calc(64px + env(safe-area-inset-bottom));
      }
      nav {
        position: fixed;
        z-index: 2;
        inset: auto 0 0;
        height: calc(64px + env(safe-area-inset-bottom));
        padding-bottom: env(safe-area-inset-bottom);
        border-top: 1px solid var(--grid);
        background: var(--bg);
      }
      nav a {
        flex: 1 1 0;
        flex-direction: column;
        justify-content: start;
        gap: 2px;
        min-width: 0;
        padding: 8px 2px 0;
        color: var(--ink-2);
        font-size: 0.875rem;
        line-height: 1.15;
        text-align: center;
        white-space: normal;
      }
      nav a:hover {
        background: var(--surface);
        color: var(--ink);
      }
      nav a[aria-current] {
        background: none;
        box-shadow: inset 0 3px 0 var(--action);
        color: var(--action);
      }
      nav :focus-visible {
        box-shadow: inset 0 0 0 3px var(--action);
      }
    }
    @media (max-width: 420px) {
      /* The product's name and three buttons in 320 pixels, in either language. */
      header {
        gap: var(--s1);
        padding: 0 var(--s2);
      }
      .brand {
        flex: none;
      }
      .tools {
        gap: 0;
      }
      .tools > button {
        padding: 0 var(--s2);
      }
      .tools > button[lang] svg {
        display: none;
      }
      nav {
        gap: 0;
      }
      nav a {
        /* Each takes the room that its name needs. */
        flex-basis: auto;
        padding-inline: 0;
        font-size: 0.8125rem;
      }
    }
    @media (max-width: 340px) {
      /* Six places side by side. */
      nav a {
        font-size: 0.75rem;
      }
    }
    @media print {
      header {
        display: none;
      }
      :host {
        display: block;
        height: auto;
      }
      /* All of the page, not what the window shows of it. */
      main {
        overflow: visible;
      }
    }
  `,
]
