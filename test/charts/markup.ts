/** Markup for a snapshot: without the framework's marks and the numbers in its ids, numbers to three decimals. */
export function markup(html: string): string {
  return html
    .replaceAll(/<!--.*?-->/g, "")
    .replaceAll(/ ?\bsvelte-[a-z0-9]+/g, "")
    .replaceAll(/ class=""/g, "")
    .replaceAll(/(["#])c\d+-/g, "$1c-")
    .replaceAll(/\d+\.\d{4,}/g, (number) => String(Number(Number(number).toFixed(3))))
    .replaceAll("><", ">\n<")
    .concat("\n");
}
