import type { Editor } from '@tiptap/core'
import { type FormEvent, useId, useState } from 'react'
import { meantAddress } from '../links.ts'

/** Asks where the chosen words shall lead. */
export function LinkForm({ editor, close }: { editor: Editor; close: () => void }) {
  const held: unknown = editor.getAttributes('link').href
  const [isRefused, setIsRefused] = useState(false)
  const errorId = useId()
  const leave = () => {
    close()
    editor.commands.focus()
  }
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const address = String(new FormData(event.currentTarget).get('address') ?? '')
    const href = meantAddress(address)
    if (href === null) return setIsRefused(true)
    const { empty } = editor.state.selection
    if (empty && !editor.isActive('link')) {
      editor
        .chain()
        .focus()
        .insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href } }] })
        .run()
    } else editor.chain().focus().linkTo(href).run()
    close()
  }
  return (
    <form className="linkForm" onSubmit={apply} onKeyDown={(event) => event.key === 'Escape' && leave()}>
      <label>
        <span>Leads to</span>
        <input
          // The form opens by a press on 'Link': the next thing to do is to type the address.
          ref={(element) => element?.focus()}
          name="address"
          defaultValue={typeof held === 'string' ? held : ''}
          placeholder="https:// or an email address"
          aria-invalid={isRefused || undefined}
          aria-describedby={isRefused ? errorId : undefined}
          autoComplete="off"
          inputMode="url"
        />
      </label>
      <button type="submit" className="linkAct">
        Apply
      </button>
      {typeof held === 'string' && (
        <button
          type="button"
          className="linkAct"
          onClick={() => {
            editor.chain().focus().unlink().run()
            close()
          }}
        >
          Remove
        </button>
      )}
      <button type="button" className="linkAct quiet" onClick={leave}>
        Cancel
      </button>
      {isRefused && (
        <span className="linkError" id={errorId} role="alert">
          A link leads to an https page or an email address.
        </span>
      )}
    </form>
  )
}
