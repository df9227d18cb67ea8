import { css } from 'lit'

/** Lists and forms of the pages about accounts. */
export const peopleStyles = css`
  :host {
    --page-width: 960px;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--s3);
    margin-top: var(--s5);
  }
  form,
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    gap: var(--s3);
    align-items: end;
  }
  form.narrow {
    grid-template-columns: minmax(0, 26rem);
  }
  form > [role='alert'],
  form > .actions {
    grid-column: 1 / -1;
  }
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--s2);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2) var(--s3);
    align-items: center;
    padding: var(--s2) var(--s3);
    border: 1px solid var(--grid);
    border-radius: var(--radius);
    overflow-wrap: anywhere;
  }
  li > .words {
    flex: 1 1 14rem;
    min-width: 0;
  }
  li > form {
    flex: 1 1 100%;
  }
  .links li {
    padding: 0;
    border: 0;
  }
  .links a {
    display: inline-flex;
    min-height: var(--control);
    align-items: center;
  }
  .ended {
    border-style: dashed;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2);
  }
  .link {
    padding: var(--s3);
    border: 2px solid var(--grid);
    border-radius: var(--radius);
    overflow-wrap: anywhere;
    user-select: all;
  }
  details > :not(summary) {
    margin-block: var(--s3);
  }
`
