/** Whether ↑ would leave the box: the caret stands in its first row, as wrapped. */
export function inFirstRow(box: HTMLTextAreaElement): boolean {
  if (box.selectionStart !== box.selectionEnd) return false;
  return box.selectionStart === 0 || (isUnwrapped(box) && !box.value.slice(0, box.selectionStart).includes('\n'));
}

/** Whether ↓ would leave the box. */
export function inLastRow(box: HTMLTextAreaElement): boolean {
  if (box.selectionStart !== box.selectionEnd) return false;
  const after = box.value.slice(box.selectionEnd);
  return after === '' || (isUnwrapped(box) && !after.includes('\n'));
}

function isUnwrapped(box: HTMLTextAreaElement): boolean {
  const style = getComputedStyle(box);
  const padding = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom);
  const rows = (box.scrollHeight - padding) / Number.parseFloat(style.lineHeight);
  return Math.round(rows) <= box.value.split('\n').length;
}
