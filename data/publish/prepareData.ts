import type { Profile } from "../../src/domain/generation.ts";
import type { Finding } from "./finding.ts";
import type { Target } from "./readTarget.ts";

/** What a data folder is to be made ready for. */
export interface PrepareRequest {
  /** The data folder that the publisher gave. */
  data: string;
  /** The profile to publish. */
  profile: Profile;
  /** The published folder as it stands, for what must agree with its present generation. */
  target: Target;
}

/** A data folder of the profile asked for. */
export interface PreparedData {
  folder: string;
  /** What there is to say of it, such as the number of hidden cells. */
  notices: readonly Finding[];
  /** What speaks against publishing it. */
  findings: readonly Finding[];
  /** Removes what was written for it. */
  close: () => Promise<void>;
}

/** Makes a data folder ready; it writes nothing into the published folder. */
export type PrepareData = (request: PrepareRequest) => Promise<PreparedData>;

/** The data folder as it is; one of the other profile is refused later. */
export const publishAsIs: PrepareData = ({ data }) =>
  Promise.resolve({ folder: data, notices: [], findings: [], close: () => Promise.resolve() });
