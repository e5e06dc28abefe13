import { BulletList, ListItem, OrderedList, TaskItem, TaskList } from '@tiptap/extension-list'
import { flag, whole } from '../attributes.ts'

/** Any number that somebody may type before a point. */
export const orderedListRules = { start: whole(0, Number.MAX_VALUE) }
export const taskItemRules = { checked: flag() }

/**
 * Tiptap's lists with two changes. Their content takes any number of children in any order: stock items want a paragraph
 * first, and two people who each delete or turn one line could together leave an item that does not fit, which the
 * binding would delete with all its words. And no attribute has a default other than null (see `attributes.ts`).
 */
const inAnItem = '(paragraph | heading | bulletList | orderedList | taskList | blockquote | table)*'

export const lists = [
  BulletList.extend({ content: 'listItem*' }),
  OrderedList.extend({
    content: 'listItem*',
    addAttributes: () => ({
      start: {
        default: null,
        parseHTML: (element) => orderedListRules.start.parse(element.getAttribute('start') ?? ''),
      },
    }),
  }),
  ListItem.extend({ content: inAnItem }),
  TaskList.extend({ content: 'taskItem*' }),
  TaskItem.extend({
    content: inAnItem,
    addAttributes: () => ({
      checked: {
        default: null,
        keepOnSplit: false,
        parseHTML: (element) => (element.getAttribute('data-checked') === 'true' ? true : null),
        renderHTML: (attributes) => ({ 'data-checked': attributes.checked === true ? 'true' : 'false' }),
      },
    }),
  }).configure({
    nested: true,
    a11y: { checkboxLabel: (node) => `Done: ${node.textContent === '' ? 'empty task' : node.textContent}` },
  }),
]
