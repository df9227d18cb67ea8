import { css } from 'lit'
import { baseStyles, buttonStyles, formStyles } from '../../ui/base-styles.ts'

/** A note is yellow and dashed, an answer white with a solid blue border: nobody sends one for the other. */
export const answerFormStyles = [
  baseStyles,
  buttonStyles,
  formStyles,
  css`
    .kinds {
      display: flex;
      gap: var(--s1);
    }
    .kind {
      position: relative;
      display: flex;
      align-items: center;
      gap: var(--s2);
      min-height: var(--control);
      padding: 0 var(--s4);
      border: 1px solid transparent;
      border-bottom: 0;
      border-radius: var(--radius) var(--radius) 0 0;
      color: var(--ink-2);
      line-height: var(--lh-clip);
      cursor: pointer;
    }
    .kind input {
      position: absolute;
      opacity: 0;
    }
    .kind:has(:focus-visible) {
      z-index: 1;
      box-shadow: var(--focus);
    }
    .kind:hover {
      color: var(--ink);
    }
    .note .kind:has(:checked) {
      border: 1px dashed var(--note-line);
      border-bottom: 0;
      background: var(--note-bg);
      color: var(--note-ink);
    }
    .answer .kind:has(:checked) {
      border: 2px solid var(--action);
      border-bottom: 0;
      background: var(--bg);
      color: var(--action);
    }
    @media (max-width: 480px) {
      .kind {
        padding: 0 var(--s3);
        white-space: nowrap;
      }
      .kind .icon {
        display: none;
      }
    }
    .sheet {
      display: grid;
      gap: var(--s3);
      padding: var(--s4);
      border-radius: 0 var(--radius) var(--radius) var(--radius);
    }
    .note .sheet {
      border: 1px dashed var(--note-line);
      background: var(--note-bg);
      color: var(--note-ink);
    }
    .answer .sheet {
      border: 2px solid var(--action);
      background: var(--bg);
    }
    .seen {
      display: flex;
      align-items: center;
      gap: var(--s2);
      font-size: 0.875rem;
      font-weight: 600;
    }
    .answer .seen {
      color: var(--action);
    }
    textarea {
      min-height: 5lh;
    }
    .note textarea {
      border-color: var(--note-line);
    }
    .note .meta {
      color: inherit;
    }
    textarea::placeholder {
      color: var(--ink-3);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: flex-end;
      gap: var(--s3);
    }
    .actions .meta {
      flex: 1;
    }
    .save-note {
      border-color: var(--note-line);
      background: var(--bg);
      color: var(--note-ink);
    }
    .done {
      display: flex;
      gap: var(--s2);
      color: var(--success);
      font-weight: 600;
    }
    .preview summary {
      color: var(--action);
      font-weight: 600;
      cursor: pointer;
    }
    .letter {
      margin-top: var(--s2);
      padding: var(--s3) var(--s4);
      border-inline-start: 4px solid var(--grid);
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    .stale {
      display: grid;
      gap: var(--s3);
      padding: var(--s4);
      border: 2px solid var(--warn);
      border-radius: var(--radius);
      background: var(--bg);
      color: var(--ink);
    }
    .stale h3:focus {
      outline: none;
      box-shadow: none;
    }
    .stale h3 {
      display: flex;
      align-items: center;
      gap: var(--s2);
      color: var(--warn);
      font-size: 1rem;
    }
  `,
]
