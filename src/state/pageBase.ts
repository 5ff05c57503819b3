/** Folder of the page: data, settings and boundaries lie below it, whatever the sub-path of the server. */
export const pageBase = new URL(".", location.href);

/** Address of the data folder. */
export const dataBase = new URL("data/", pageBase).href;
