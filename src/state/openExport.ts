/** Opens the first menu of files on the page; does nothing where there is none. */
export function openExport(): void {
  const button = document.querySelector<HTMLButtonElement>("button[data-export]");
  if (button === null) return;
  button.scrollIntoView({ block: "nearest" });
  button.focus();
  if (button.getAttribute("aria-expanded") !== "true") button.click();
}
