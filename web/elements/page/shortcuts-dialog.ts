import { LitElement, css, html } from 'lit'
import { customElement, query } from 'lit/decorators.js'
import type { Words } from '../../../server/contract/language.ts'
import { setShortcutsOn, shortcutsAreOn } from '../../shortcuts.ts'
import { STRINGS } from '../../strings/strings.ts'
import { baseStyles, buttonStyles, dialogStyles, formStyles } from '../../ui/base-styles.ts'
import type { EventOn } from '../../ui/emit.ts'
import { LanguageController } from '../../ui/localize.ts'

const KEYS: readonly { readonly keys: string; readonly words: Words }[] = [
  { keys: 'j, k', words: { vi: 'Dòng dưới, dòng trên', en: 'Next row, row before' } },
  { keys: 'Enter', words: { vi: 'Mở phản ánh', en: 'Open the item' } },
  { keys: 'g q', words: { vi: 'Về việc hôm nay', en: 'To the queue' } },
  { keys: '/', words: { vi: 'Tìm kiếm', en: 'Search' } },
  { keys: 'x, X', words: { vi: 'Chọn dòng, chọn đến dòng này', en: 'Select the row, select up to it' } },
  {
    keys: 'a',
    words: {
      vi: 'Nhận xử lý (dòng đang đứng hoặc phản ánh đang mở)',
      en: 'Take on (the row or the open item)',
    },
  },
  { keys: 'A', words: { vi: 'Giao người xử lý', en: 'Give to a person' } },
  { keys: 'u', words: { vi: 'Trả về việc chung', en: 'Put back' } },
  { keys: 'm', words: { vi: 'Giao hoặc chuyển đơn vị', en: 'Move to a unit' } },
  { keys: 'c', words: { vi: 'Đặt lĩnh vực', en: 'Set the category' } },
  { keys: 'n', words: { vi: 'Viết ghi chú nội bộ', en: 'Write an internal note' } },
  { keys: 'r', words: { vi: 'Trả lời công dân', en: 'Answer the citizen' } },
  { keys: 't', words: { vi: 'Bắt đầu từ mẫu trả lời', en: 'Begin with a template' } },
  {
    keys: 'e',
    words: { vi: 'Việc kế tiếp, sau khi gửi câu trả lời', en: 'The next item, after an answer was sent' },
  },
  { keys: '.', words: { vi: 'Chép mã', en: 'Copy the code' } },
  { keys: 'Ctrl Enter', words: { vi: 'Gửi nội dung đang viết', en: 'Send what is written' } },
  { keys: 'Esc', words: { vi: 'Về danh sách', en: 'Back to the list' } },
  { keys: '?', words: { vi: 'Bảng này', en: 'This table' } },
]

/** Lists the shortcuts and lets a person switch the single-key ones off. */
@customElement('shortcuts-dialog')
export class ShortcutsDialog extends LitElement {
  @query('dialog') private dialog?: HTMLDialogElement

  private readonly local = new LanguageController(this)

  open(): void {
    this.dialog?.showModal()
  }

  override render() {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${this.local.say(STRINGS.shortcutsHelp)}</h2>
      <dl>
        ${KEYS.map(
          ({ keys, words }) =>
            html`<div>
              <dt>${keys.split(', ').map((key) => html`<kbd>${key}</kbd> `)}</dt>
              <dd>${this.local.say(words)}</dd>
            </div>`,
        )}
      </dl>
      <label>
        <input
          type="checkbox"
          .checked=${shortcutsAreOn()}
          @change=${({ currentTarget }: EventOn<'input', 'change'>) => setShortcutsOn(currentTarget.checked)}
        />
        ${this.local.say(STRINGS.shortcutsOn)}
      </label>
      <div class="dialog-actions">
        <button class="primary" @click=${() => this.dialog?.close()}>${this.local.say(STRINGS.close)}</button>
      </div>
    </dialog>`
  }

  static override readonly styles = [
    baseStyles,
    buttonStyles,
    formStyles,
    dialogStyles,
    css`
      dl {
        margin: var(--s4) 0;
      }
      dl div {
        display: grid;
        grid-template-columns: 120px 1fr;
        padding: var(--s1) 0;
        border-bottom: 1px solid var(--grid);
      }
      kbd {
        padding: 1px 6px;
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--surface);
        font: inherit;
        font-size: 0.875rem;
      }
      label {
        display: flex;
        margin-bottom: var(--s4);
        align-items: center;
        gap: var(--s2);
        font-weight: 400;
      }
    `,
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'shortcuts-dialog': ShortcutsDialog
  }
}
