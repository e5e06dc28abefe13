import { childrenNamed, isBlank, rename } from './dom.ts'

/** Levels of lists and quotes; what is deeper keeps its words as plain lines. */
const DEEPEST = 12

/** Lists as a note has them: a list in a list stands in the item before it, and boxes to tick make a task list. */
export function cleanLists(body: HTMLElement): void {
  flattenTooDeep(body)
  for (const list of body.querySelectorAll<HTMLElement>('ul > ul, ul > ol, ol > ul, ol > ol')) {
    const before = list.previousElementSibling
    if (before?.tagName === 'LI') before.append(list)
    else {
      const item = list.ownerDocument.createElement('li')
      list.replaceWith(item)
      item.append(list)
    }
  }
  for (const list of body.querySelectorAll<HTMLElement>('ul, ol')) makeTaskList(list)
}

function flattenTooDeep(body: HTMLElement): void {
  const walk = (element: Element, depth: number) => {
    for (const child of [...element.children]) {
      const isLevel = ['UL', 'OL', 'BLOCKQUOTE'].includes(child.tagName)
      if (!isLevel) walk(child, depth)
      else if (depth < DEEPEST) walk(child, depth + 1)
      else {
        const line = child.ownerDocument.createElement('p')
        line.textContent = child.textContent
        child.replaceWith(line)
      }
    }
  }
  walk(body, 0)
}

const boxSelector = 'input[type=checkbox], [aria-roledescription=checkbox]'

function makeTaskList(list: HTMLElement): void {
  const items = childrenNamed(list, 'LI')
  const isTask = (item: HTMLElement) => item.getAttribute('role') === 'checkbox' || boxOf(item) !== null
  if (items.length === 0 || !items.every(isTask) || list.dataset.type === 'taskList') return
  for (const item of items) {
    const box = boxOf(item)
    const isChecked = item.getAttribute('aria-checked') === 'true' || box?.hasAttribute('checked') === true
    box?.remove()
    item.dataset.type = 'taskItem'
    item.dataset.checked = String(isChecked)
  }
  const tasks = list.tagName === 'UL' ? list : rename(list, 'ul')
  tasks.dataset.type = 'taskList'
}

/** The box that belongs to the item itself: nothing is written before it. */
function boxOf(item: HTMLElement): Element | null {
  const box = item.querySelector(boxSelector)
  if (box === null || box.closest('li') !== item) return null
  const range = item.ownerDocument.createRange()
  range.setStart(item, 0)
  range.setEndBefore(box)
  return isBlank(range.cloneContents()) ? box : null
}
