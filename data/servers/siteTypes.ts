import { isCompressible, mimeTypes } from "../site/mimeType.ts";

export interface SiteType {
  type: string;
  /** Without the dot. */
  extensions: string[];
  isCompressible: boolean;
}

const types = [...new Set(Object.values(mimeTypes))].sort();

/** Every media type of a site with the extensions that have it. */
export const siteTypes: readonly SiteType[] = types.map((type) => {
  const extensions = Object.keys(mimeTypes).filter((extension) => mimeTypes[extension] === type);
  return {
    type,
    extensions: extensions.map((extension) => extension.slice(1)),
    isCompressible: extensions.every((extension) => isCompressible(`name${extension}`)),
  };
});

export const compressibleTypes = siteTypes.filter((one) => one.isCompressible);

/** Compressed on the way when there is no sibling; the engine is too large for that. */
export const textTypes = compressibleTypes.filter(({ type }) => type.includes("charset"));
