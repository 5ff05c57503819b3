/** How long a browser may take to begin with a file, in milliseconds. */
const patience = 60_000;

/** Gives a file to the reader; also on plain http, where there is no dialog of the system. */
export function download(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), patience);
}
